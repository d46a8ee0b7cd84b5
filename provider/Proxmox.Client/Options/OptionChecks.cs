namespace Proxmox.Client;

/// <summary>The rules that options must keep.</summary>
internal static class OptionChecks
{
    public static IReadOnlyList<OptionProblem> Check(PveOptions options) => options.Endpoints.Count == 0
        ? [new("endpoints", "no endpoint is given", "give the URL of at least one node, such as https://pve.example.com:8006")]
        : [];
}
