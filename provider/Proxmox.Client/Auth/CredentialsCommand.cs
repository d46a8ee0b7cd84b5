namespace Proxmox.Client;

/// <summary>
/// A command that gives the credentials, run when they are first needed, once for all who need them. It is run again when what it gave
/// has expired, or when PVE refuses what can expire.
/// </summary>
/// <param name="words">The program and its arguments. No shell is between.</param>
public sealed class CredentialsCommand(IReadOnlyList<string> words) : IDisposable
{
    /// <summary>How long the command may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // Clocks differ, and a request takes a while.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    // What is refused so soon after it was given is not refused for its age.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile Gift? _gift;
    private volatile PveFault? _failure;

    /// <summary>The program and its arguments.</summary>
    public IReadOnlyList<string> Words { get; } = words;

    /// <summary>
    /// The words of a command in a text: a JSON array, or words between blanks, in which nothing can be quoted; null when the array cannot
    /// be read.
    /// </summary>
    public static IReadOnlyList<string>? Split(string text)
    {
        if (!text.TrimStart().StartsWith('['))
        {
            return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        }

        try
        {
            var words = PveDataReader.Read(text).Items.Select(word => word.AsText()).ToList();
            return words.Contains(null) ? null : [.. words.OfType<string>()];
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    /// <summary>What it gives, from its last run while that serves.</summary>
    /// <exception cref="PveFault">It fails; then it is not run again.</exception>
    internal async Task<GivenCredentials> AskAsync(PveLog log, TimeProvider time, CancellationToken cancel)
    {
        if (_gift is { } current && Serves(current.Credentials, time))
        {
            return current.Credentials;
        }

        await _gate.WaitAsync(cancel);
        try
        {
            if (_failure is { } failure)
            {
                throw failure.WithContext();
            }

            if (_gift is not { } gift || !Serves(gift.Credentials, time))
            {
                log.Tell(PveLogLevel.Debug, "credentials_command is run", new PveLogField("program", Name));
                _gift = gift = new(await RunAsync(time, cancel), time.GetTimestamp());
            }

            return gift.Credentials;
        }
        catch (PveFault failure)
        {
            _failure = failure;
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>PVE refuses what it gave. Whether the command may give something else by now.</summary>
    internal bool Refused(GivenCredentials given, TimeProvider time)
    {
        if (given.Expires is null)
        {
            return false;
        }

        if (_gift is { } gift && ReferenceEquals(gift.Credentials, given))
        {
            if (time.GetElapsedTime(gift.At) < Fresh)
            {
                return false;
            }

            Interlocked.CompareExchange(ref _gift, null, gift);
        }

        return true;
    }

    /// <summary>Whether the options have what it gave last, and not credentials that somebody has put in their place.</summary>
    internal bool HasGiven(PveOptions options) => _gift is { } gift && gift.Credentials.AreThoseOf(options);

    private string Name => Words.Count == 0 ? "" : Path.GetFileName(Words[0]);

    private static bool Serves(GivenCredentials given, TimeProvider time) =>
        given.Expires is not { } expires || time.GetUtcNow() < expires - Margin;

    private async Task<GivenCredentials> RunAsync(TimeProvider time, CancellationToken cancel)
    {
        CommandOutput output;
        try
        {
            output = await CommandOutput.OfAsync(Words, Limit, time, cancel);
        }
        catch (Exception problem) when (problem is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
        {
            throw Failure($"cannot be started: {problem.Message}");
        }

        if (output.ExitCode is not { } code)
        {
            throw Failure($"has not ended within {Limit.TotalSeconds:0} seconds{output.Complaint}");
        }

        if (code != 0)
        {
            throw Failure($"has failed with exit code {code}{output.Complaint}");
        }

        try
        {
            var given = GivenCredentials.Read(output.Written);
            return given.Expires <= time.GetUtcNow() ? throw Failure("gave credentials that have expired already") : given;
        }
        catch (FormatException problem)
        {
            throw Failure(problem.Message);
        }
    }

    private PveFault Failure(string what) => new(FaultKind.Unauthenticated, $"credentials_command ({Name}) {what}");

    private sealed record Gift(GivenCredentials Credentials, long At);
}
