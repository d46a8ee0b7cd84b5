namespace Proxmox.Simulator.Fidelity;

/// <summary>The three nodes of the recordings of a cluster, and which of them shared their accounts when.</summary>
internal static class RecordedNodes
{
    /// <summary>The fingerprint of the first node's certificate, by which the others knew it.</summary>
    public const string Fingerprint =
        "8E:C6:B7:FB:4C:42:6D:AE:22:B8:A4:E0:2E:A8:99:5A:F7:95:3A:1E:80:24:38:33:51:D5:65:13:7D:96:01:56";

    private const string First = "node1";

    /// <summary>The lines in which a node had, or was asked with, accounts of its own.</summary>
    private static readonly (string Node, int From, int To)[] Apart =
        [("node2", 8001, 8125), ("node3", 8001, 8153), ("node3", 8720, 8730)];

    /// <summary>The node whose accounts a line was asked with; null where there was one node only.</summary>
    public static string? AccountsOf(Recording recording) => recording.Node is not { } node ? null
        : Apart.Any(apart => apart.Node == node && recording.Sequence >= apart.From && recording.Sequence <= apart.To) ? node : First;
}
