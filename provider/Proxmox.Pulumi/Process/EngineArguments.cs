using Proxmox.Grpc;

namespace Proxmox.Pulumi.Process;

/// <summary>
/// The command line that the Pulumi engine starts a provider with: flags, of which none matters here, and its own address as the last word.
/// </summary>
/// <param name="EngineAddress">Where the engine listens; null when it was not told, as when a person starts the provider to have an engine
/// attached.</param>
/// <param name="Refused">The last word when it is no address; null when there is none.</param>
public sealed record EngineArguments(LocalAddress? EngineAddress, string? Refused)
{
    // The flags whose value may stand apart from them.
    private static readonly string[] WithValue = ["--tracing", "-tracing"];

    /// <summary>Reads a command line, without the program's name.</summary>
    public static EngineArguments Read(IReadOnlyList<string> arguments)
    {
        string? last = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!arguments[i].StartsWith('-'))
            {
                last = arguments[i];
            }
            else if (WithValue.Contains(arguments[i]))
            {
                i++;
            }
        }

        return last is null ? new(null, null) : Rpc.EngineAddress.Read(last) is { } address ? new(address, null) : new(null, last);
    }
}
