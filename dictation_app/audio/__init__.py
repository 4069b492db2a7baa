"""Sound coming in: microphone and files. The only package that knows PortAudio, WebRTC VAD and FFmpeg."""
