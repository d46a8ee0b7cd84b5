using Pulumirpc;

namespace Pulumi.Testing;

/// <summary>Keeps the errors that a program logs.</summary>
internal sealed class MockEngine : IEngine
{
    private readonly List<string> errors = [];

    /// <summary>The errors so far.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (errors)
            {
                return [.. errors];
            }
        }
    }

    /// <inheritdoc/>
    public Task LogAsync(LogRequest request)
    {
        lock (errors)
        {
            if (request.Severity == LogSeverity.Error)
            {
                errors.Add(request.Message);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RequireVersionAsync(RequirePulumiVersionRequest request) => Task.CompletedTask;
}
