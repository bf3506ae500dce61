"""The entry of the command `dateline`. It imports nothing before Ctrl-C is listened to."""


def main() -> None:
    """Runs the command line; every error becomes one sentence and an exit code."""
    try:
        from terminal.main import main as run

        run()
    except KeyboardInterrupt:  # before it could be told
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
