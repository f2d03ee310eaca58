"""Every error the program raises on purpose, in one place.

::

    VoiceCoachError                exit 1
    ├── UsageError                 exit 2   the command line or a setting makes no sense
    ├── AudioDeviceError           exit 3   the microphone, the speaker or PortAudio
    │   ├── PortAudioMissingError
    │   ├── NoMicrophoneError
    │   ├── NoSpeakerError
    │   └── DeviceLostError        the device stopped while in use
    ├── AudioFileError             exit 1   a sound file cannot be read or written
    ├── ModelError                 exit 4   a recognition model or engine
    │   ├── ModelMissingError
    │   ├── ModelDamagedError
    │   ├── ModelLanguageError
    │   ├── ModelFetchError
    │   └── RecognizerError        the engine failed while decoding
    ├── DialogError                exit 4   a dialog file, always with file:line
    ├── VoiceError                 exit 1   the synthetic voice
    │   ├── VoiceMissingError
    │   └── VoiceFailedError
    ├── HistoryError               exit 1   the journal or the history cannot be read or written
    └── ReportError                exit 1   the report cannot be written or shown

A message says what failed; ``remedy`` says what to do. Neither ever holds what a person said.
"""

from __future__ import annotations


class VoiceCoachError(Exception):
    """Anything that can be told to the person in one sentence, with a remedy."""

    exit_code = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class UsageError(VoiceCoachError):
    """The command line or a setting makes no sense."""

    exit_code = 2


class AudioDeviceError(VoiceCoachError):
    """The microphone, the speaker or PortAudio cannot be used."""

    exit_code = 3


class PortAudioMissingError(AudioDeviceError):
    """The PortAudio library is not installed."""


class NoMicrophoneError(AudioDeviceError):
    """No input device can be opened."""


class NoSpeakerError(AudioDeviceError):
    """No output device can be opened."""


class DeviceLostError(AudioDeviceError):
    """A device that was in use stopped delivering or taking sound."""


class AudioFileError(VoiceCoachError):
    """A sound file cannot be read or written."""


class ModelError(VoiceCoachError):
    """A recognition model or its engine cannot be used."""

    exit_code = 4


class ModelMissingError(ModelError):
    """No model was found where one was looked for."""


class ModelDamagedError(ModelError):
    """A model is truncated, altered or laid out in an unknown way."""


class ModelLanguageError(ModelError):
    """A model hears another language than the session speaks."""


class ModelFetchError(ModelError):
    """A model could not be downloaded."""


class RecognizerError(ModelError):
    """The recognition engine failed while decoding."""


class DialogError(VoiceCoachError):
    """A dialog file is wrong; the message starts with ``file:line``."""

    exit_code = 4


class VoiceError(VoiceCoachError):
    """The synthetic voice cannot speak."""


class VoiceMissingError(VoiceError):
    """The chosen voice is not installed."""


class VoiceFailedError(VoiceError):
    """The voice's process failed or did not answer in time."""


class HistoryError(VoiceCoachError):
    """The journal or the history cannot be read or written."""


class ReportError(VoiceCoachError):
    """The report cannot be written or shown."""
