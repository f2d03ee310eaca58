"""A private PulseAudio daemon: a true real-time microphone and speaker without any hardware."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

APT_LINE = (
    "apt-get install -y --no-install-recommends "
    "libportaudio2 libasound2-plugins pulseaudio pulseaudio-utils"
)
RATE_HZ = 16_000

_DAEMON = """\
.fail
load-module module-native-protocol-unix socket={dir}/native auth-anonymous=1 auth-cookie-enabled=0
load-module module-null-sink sink_name=speaker rate=16000 format=s16le channels=1 norewinds=1
load-module module-null-sink sink_name=mic_feed rate=16000 format=s16le channels=1 norewinds=1
load-module module-remap-source source_name=mic master=mic_feed.monitor
set-default-sink speaker
set-default-source mic
"""

_OWN_LATENCY_MS = 60
# of the two devices, which the server counts as part of the delay

_DEVICES = ("sink_name=speaker", "source_name=mic")

_ALSA = """\
</usr/share/alsa/alsa.conf>
pcm.!default { type pulse }
ctl.!default { type pulse }
pcm.va_mic { type pulse device mic     hint { show on description "virtual microphone" } }
pcm.va_spk { type pulse device speaker hint { show on description "virtual speaker" } }
"""


class Capture:
    """What comes out of the virtual speaker (or goes into the microphone) while it records.

    A thread takes it in at once, so that nothing waits unheard in a pipe while nobody asks.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.began_s = float("inf")
        # when the first sample was there, by the promptest block, on the computer's clock
        self._process = process
        self._data = bytearray()
        self._news = threading.Condition()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as pipe:
            while chunk := os.read(pipe.fileno(), 65536):
                now_s = time.monotonic()
                with self._news:
                    self._data += chunk
                    self.began_s = min(self.began_s, now_s - len(self._data) / 2 / RATE_HZ)
                    self._news.notify_all()

    @property
    def samples(self) -> NDArray[np.int16]:
        """All samples so far: 16 kHz mono."""
        with self._news:
            return _samples(self._data)

    def latest(self, samples: int) -> NDArray[np.int16]:
        """The last so many, or fewer while there are no more."""
        with self._news:
            return _samples(self._data[max(0, len(self._data) // 2 - samples) * 2 :])

    def wait_for(self, samples: int, limit_s: float = 10.0) -> NDArray[np.int16]:
        """Record so many samples more than now are there, and give all of them."""
        with self._news:
            wanted = len(self._data) // 2 + samples
            if not self._news.wait_for(lambda: len(self._data) // 2 >= wanted, limit_s):
                raise AssertionError("the virtual speaker delivers nothing")
        return self.samples

    def stop(self) -> NDArray[np.int16]:
        """End the recording; gives everything."""
        self._process.kill()
        self._process.wait(timeout=10)
        self._thread.join(timeout=10)
        return self.samples


def _samples(data: bytearray) -> NDArray[np.int16]:
    return np.frombuffer(bytes(data[: len(data) // 2 * 2]), dtype="<i2")


class VirtualAudio:
    """One daemon with the devices `speaker` and `mic`; give `env` to the program under test.

    - `env`: a complete environment for a child process whose default microphone and speaker are
      the virtual ones (PortAudio names: va_mic, va_spk).
    - `speak_into_microphone(wav)`: plays a WAV file into the microphone in real time and returns
      when it was played; `start_speaking(wav)` returns its process at once.
    - `record_speaker()`: a `Capture` of what comes out of the speaker: `.samples`, `.wait_for(n)`,
      `.stop()`. `record_microphone()` captures what the microphone hears.
    - `add_echo()`: lets the speaker's sound leak into the microphone; `remove_echo()` ends it.
    - `unplug_microphone()`, `unplug_speaker()` and `plug_in()`: a device goes away while the server
      runs on, and comes back; `suspend()` stops the flow of sound, `resume()` lets it flow again.
    - `kill()`, `start()`: the daemon dies and comes back; `freeze()`, `thaw()`: it stops answering.
    """

    def __init__(self) -> None:
        for tool in ("pulseaudio", "paplay", "parec", "pactl"):
            if shutil.which(tool) is None:
                raise AssertionError(f"{tool} is missing; run: {APT_LINE}")
        # a short path: the length of a socket's path is limited
        self.folder = Path(tempfile.mkdtemp(prefix="va", dir="/tmp"))
        self.folder.chmod(0o700)
        (self.folder / "va.pa").write_text(_DAEMON.format(dir=self.folder))
        (self.folder / "asound.conf").write_text(_ALSA)
        self._daemon: subprocess.Popen[bytes] | None = None
        self._players: list[subprocess.Popen[bytes]] = []
        self._captures: list[Capture] = []
        self._echo_modules: list[str] = []
        self.start()

    @property
    def variables(self) -> dict[str, str]:
        """Only the variables that make the virtual devices the default ones."""
        folder = str(self.folder)
        return {
            "XDG_RUNTIME_DIR": folder,
            "PULSE_RUNTIME_PATH": folder,
            "PULSE_STATE_PATH": folder,
            "PULSE_CONFIG_PATH": folder,
            "PULSE_SERVER": f"unix:{folder}/native",
            "ALSA_CONFIG_PATH": f"{folder}/asound.conf",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }

    @property
    def env(self) -> dict[str, str]:
        return {**os.environ, **self.variables}

    def start(self) -> None:
        """Start the daemon and wait until it answers."""
        command = ["pulseaudio", "-n", "-F", str(self.folder / "va.pa"), "--daemonize=no"]
        options = ["--exit-idle-time=-1", "--use-pid-file=no", "--high-priority=no"]
        log = (self.folder / "daemon.log").open("ab")
        with log:
            self._daemon = subprocess.Popen(
                [*command, *options, "--realtime=no"], env=self.env, stdout=log, stderr=log
            )
        deadline = time.monotonic() + 20
        while self._pactl("info", check=False).returncode != 0:
            if self._daemon.poll() is not None or time.monotonic() > deadline:
                raise AssertionError((self.folder / "daemon.log").read_text(errors="replace"))

    def kill(self) -> None:
        """The daemon dies without a word, as when a sound server crashes."""
        if self._daemon is not None:
            self._daemon.kill()
            self._daemon.wait(timeout=10)
            self._daemon = None
        (self.folder / "native").unlink(missing_ok=True)

    def freeze(self) -> None:
        """The daemon stays there but does nothing any more."""
        assert self._daemon is not None
        self._daemon.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self._daemon is not None
        self._daemon.send_signal(signal.SIGCONT)

    def unplug_microphone(self) -> None:
        """The microphone goes; the server moves whoever recorded to what is left."""
        self._unload("source_name=mic")

    def unplug_speaker(self) -> None:
        self._unload("sink_name=speaker")

    def plug_in(self) -> None:
        """Every device that is not there comes back and is the default one again."""
        loaded = self._pactl("list", "short", "modules").stdout
        for line in _DAEMON.splitlines():
            name = next((word for word in line.split() if word in _DEVICES), None)
            if name is not None and name not in loaded:
                self._pactl(*line.split())
        self._pactl("set-default-sink", "speaker")
        self._pactl("set-default-source", "mic")

    def suspend(self) -> None:
        """No sound flows any more in either direction, as while a computer goes to sleep."""
        self._suspend("1")

    def resume(self) -> None:
        self._suspend("0")

    def _suspend(self, state: str) -> None:
        self._pactl("suspend-sink", "speaker", state)
        self._pactl("suspend-sink", "mic_feed", state)
        self._pactl("suspend-source", "mic", state)

    def _unload(self, argument: str) -> None:
        modules = self._pactl("list", "short", "modules").stdout.splitlines()
        self._pactl("unload-module", next(m.split()[0] for m in modules if argument in m))

    def add_echo(self, gain_db: float = 0.0, delay_ms: int = 60) -> None:
        """Let the speaker's sound leak into the microphone, as loud and about as late as is said.

        With less than 60 ms the server runs out of sound now and then, and the delay changes.
        """
        result = self._pactl(
            "load-module", "module-loopback", "source=speaker.monitor", "sink=mic_feed",
            f"latency_msec={_OWN_LATENCY_MS + delay_ms}",
            "rate=16000", "channels=1", "adjust_time=0",
        )  # fmt: skip
        module = result.stdout.strip()
        self._echo_modules.append(module)
        if gain_db:
            inputs = json.loads(self._pactl("-f", "json", "list", "sink-inputs").stdout)
            (echo,) = (each["index"] for each in inputs if str(each["owner_module"]) == module)
            self._pactl("set-sink-input-volume", str(echo), f"{10 ** (gain_db / 20):.4f}")

    def remove_echo(self) -> None:
        while self._echo_modules:
            self._pactl("unload-module", self._echo_modules.pop())

    def start_speaking(self, wav: Path) -> subprocess.Popen[bytes]:
        """Begin to play a WAV file into the microphone."""
        command = ["paplay", "-d", "mic_feed", "--latency-msec", "100", str(wav)]
        self._players.append(subprocess.Popen(command, env=self.env))
        return self._players[-1]

    def speak_into_microphone(self, wav: Path) -> None:
        """Play a WAV file into the microphone, to its end."""
        with wave.open(str(wav)) as file:
            length_s = file.getnframes() / file.getframerate()
        assert self.start_speaking(wav).wait(timeout=length_s + 20) == 0

    def record_speaker(self) -> Capture:
        """Record what comes out of the speaker from now on (it is recording when this returns)."""
        return self._record("speaker.monitor")

    def record_microphone(self) -> Capture:
        """Record what the microphone hears, through its own connection."""
        return self._record("mic")

    def close(self) -> None:
        for player in self._players:
            player.kill()
            player.wait(timeout=10)
        for capture in self._captures:
            capture.stop()
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _record(self, source: str) -> Capture:
        command = ["parec", "-d", source, "--rate", str(RATE_HZ), "--channels", "1"]
        options = ["--format", "s16le", "--latency-msec", "50", "--raw"]
        process = subprocess.Popen([*command, *options], env=self.env, stdout=subprocess.PIPE)
        capture = Capture(process)
        self._captures.append(capture)
        capture.wait_for(RATE_HZ // 50)
        return capture

    def _pactl(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["pactl", *words], env=self.env, check=check, capture_output=True, text=True, timeout=20
        )
