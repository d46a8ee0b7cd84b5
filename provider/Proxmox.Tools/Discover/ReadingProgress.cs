namespace Proxmox.Tools.Discover;

/// <summary>Hears how far the reading of a datacenter is.</summary>
internal interface IReadingProgress
{
    /// <summary>A kind of objects is being read.</summary>
    void Begin(string kind);

    /// <summary>Of its objects so many are read.</summary>
    void Count(int done, int all);
}

/// <summary>
/// Tells people how far the reading is: on a terminal in one line that is written anew, elsewhere in a line now and then. Where nothing
/// comes for a while, it says that PVE is waited for.
/// </summary>
internal sealed class ReadingProgress : IReadingProgress, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly TextWriter _errors;
    private readonly bool _isTerminal;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private string _kind = "";
    private int _width;
    private long _told;
    private long _heard;

    public ReadingProgress(ToolOptions options)
    {
        (_errors, _isTerminal, _time) = (options.Errors, options.IsTerminal, options.Time);
        _heard = _told = _time.GetTimestamp();
        Write("Reading the datacenter");
        _timer = _time.CreateTimer(_ => Wait(), null, Pause, Pause);
    }

    /// <inheritdoc/>
    public void Begin(string kind) => Hear(() => _kind = kind);

    /// <inheritdoc/>
    public void Count(int done, int all) => Hear(() => _kind = $"{_kind.Split(':')[0]}: {done} of {all}");

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            if (_isTerminal && _width > 0)
            {
                _errors.Write($"\r{new string(' ', _width)}\r");
                _width = 0;
            }
        }
    }

    private void Hear(Action change)
    {
        lock (_lock)
        {
            change();
            _heard = _time.GetTimestamp();
            if (_time.GetElapsedTime(_told) >= (_isTerminal ? TimeSpan.FromMilliseconds(100) : Pause))
            {
                Write($"Reading {_kind}");
            }
        }
    }

    private void Wait()
    {
        lock (_lock)
        {
            if (_time.GetElapsedTime(_heard) is var silent && silent >= Pause)
            {
                Write($"Waiting for PVE, which has not answered for {(int)silent.TotalSeconds} s: reading {_kind}");
            }
        }
    }

    private void Write(string line)
    {
        _told = _time.GetTimestamp();
        if (!_isTerminal)
        {
            _errors.WriteLine(line);
            return;
        }

        // A line that is longer than the terminal is wide could not be written anew.
        line = line.Length > 79 ? line[..79] : line;
        _errors.Write($"\r{line.PadRight(_width)}");
        _width = line.Length;
    }
}
