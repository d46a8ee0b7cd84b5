using Pulumirpc;

namespace Pulumi;

/// <summary>The engine as far as a program talks to it beside the resource monitor.</summary>
internal interface IEngine
{
    /// <summary>Shows a message.</summary>
    Task LogAsync(LogRequest request);

    /// <summary>Fails unless the CLI has a version of the range.</summary>
    Task RequireVersionAsync(RequirePulumiVersionRequest request);
}
