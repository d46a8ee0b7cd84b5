using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Certificates;

/// <summary>What a node tells of its certificates: <c>/nodes/{node}/certificates/info</c> (PVE::API2::Certificates).</summary>
internal static class CertificateInfo
{
    // The file of a certificate that is not the cluster's, whether it was uploaded or ordered.
    private const string Own = "pveproxy-ssl.pem";

    /// <summary>What is told of a certificate beside its text.</summary>
    public static ImmutableArray<Field> Told { get; } =
    [
        Computed(Text("fingerprint", "SHA-256 fingerprint of the certificate.")),
        Computed(Text("subject", "Whom the certificate is for.")),
        Computed(Text("issuer", "Who issued the certificate.")),
        Computed(TextSet("names", "Host names and addresses that the certificate is for.").OnWire("san")),
        Computed(Whole("not_before_unix", "When the certificate begins to be valid, in seconds since 1970-01-01 UTC.").OnWire("notbefore")),
        Computed(Whole("not_after_unix", "When the certificate ends to be valid, in seconds since 1970-01-01 UTC.").OnWire("notafter")),
    ];

    /// <summary>The path of the list of a node's certificates.</summary>
    public static string Path(string node) => PvePath.Join("nodes", node, "certificates", "info");

    /// <summary>What is told of the node's own certificate; null when it has none.</summary>
    public static async Task<PveData?> OwnAsync(IPve pve, string node, CancellationToken cancel) =>
        (await pve.GetAsync(Path(node), cancel: cancel)).Items.FirstOrDefault(file => file["filename"].AsText() == Own);

    private static Field<T> Computed<T>(Field<T> field)
        where T : notnull => field.Computed().AlwaysReturned().UnknownOnUpdate();
}
