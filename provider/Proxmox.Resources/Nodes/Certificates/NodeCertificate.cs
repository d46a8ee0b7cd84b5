using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Certificates;

/// <summary>
/// The certificate of one's own that a node's API shows: <c>/nodes/{node}/certificates/custom</c> (PVE::API2::Certificates). POST makes and
/// replaces it; that it is there, and its first certificate, only the list of all certificates of the node tells.
/// </summary>
public static class NodeCertificate
{
    private static readonly Field<string> Certificates =
        Text("certificates", "The certificate in PEM, and behind it those up to the authority. Only the first is told by PVE, so a change "
            + "of the others elsewhere is not seen.").Required().As(Formats.Remark)
            .Matching(@"[\s\S]*-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*", "certificates in PEM");

    private static readonly Field<string> Key =
        Text("key", "The private key of the certificate in PEM. PVE never tells it. Unset means the key that the node has.")
            .As(Formats.Remark).Secret().NeverReturned().ClearedBy(Clear.Forgetting)
            .Matching(@"[\s\S]*-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]+-----END [A-Z ]*PRIVATE KEY-----\s*", "a private key in PEM");

    private static readonly Field<bool> Restart =
        Flag("restart", "Whether the node's API takes a change on at once, by a reload of its proxy. Unset means true.")
            .NeverReturned().ClearedBy(Clear.Forgetting).NotAParameter();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "node_certificate",
        "A certificate of your own for the web interface and API of a node. One that is there already, also one by ACME, is refused unless "
            + "`adopt` is set; without one the node shows that of the cluster. A provider that trusts a `fingerprint` loses the node with "
            + "the next change of its certificate.")
    {
        ReadDoc = "The certificate of the user's own, or by ACME, that a node shows in place of the cluster's.",
        Area = Areas.Nodes,
        Noun = "NodeCertificate",
        Discovery = new() { LeftOut = "PVE tells no private key, and renews by itself a certificate that it has ordered." },
        Api = new("/nodes") { Item = "/nodes/{node}/certificates/custom", CreateAt = "/nodes/{node}/certificates/custom" },
        Fields = [Names.Node, Certificates, Key, Restart, Adoption.Adopt.OnWire("force"), .. CertificateInfo.Told],
        Identity = [Names.Node],
        ImportId = new("{node}", "pve1"),
        Privileges = [new("Sys.Modify", "/nodes/{node}") { For = Purposes.Write }],
        Hooks = new() { Read = ReadAsync, Create = CreateAsync, Update = UpdateAsync, Delete = DeleteAsync, List = ListAsync },
    };

    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        if (await CertificateInfo.OwnAsync(operation.Pve, operation.Target.Get(Names.Node)!, cancel) is not { } live)
        {
            return null;
        }

        var known = operation.Target.Get(Certificates);
        var first = live["pem"].AsText() ?? "";
        return PveData.Object(live.Members.Append(new(Certificates.Wire,
            PveData.Of(known is not null && Pem.Body(known) == Pem.Body(first) ? known : first))));
    }

    private static async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel)
    {
        var found = new List<PveData>();
        foreach (var node in await ClusterNodes.OnlineAsync(operation.Pve, cancel))
        {
            if (await CertificateInfo.OwnAsync(operation.Pve, node, cancel) is { } own)
            {
                found.Add(PveData.Object(own.Members.Append(new(Names.Node.Wire, PveData.Of(node)))
                    .Append(new(Certificates.Wire, own["pem"]))));
            }
        }

        return found;
    }

    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        await PostAsync(operation, isForced: operation.Planned.Get(Adoption.Adopt) is true, cancel);
        operation.MarkCreated();
    }

    private static Task UpdateAsync(Operation operation, CancellationToken cancel) =>
        operation.IsChanged(Certificates) || operation.IsChanged(Key) ? PostAsync(operation, isForced: true, cancel) : Task.CompletedTask;

    private static async Task PostAsync(Operation operation, bool isForced, CancellationToken cancel)
    {
        var form = new Form().Add("force", isForced).Add("restart", Restarts(operation.Planned));
        ToForm.Add(form, Certificates, operation.Planned[Certificates]);
        ToForm.Add(form, Key, operation.Planned[Key]);
        await operation.Pve.PostAsync(operation.ItemPath, form, cancel);
    }

    private static async Task DeleteAsync(Operation operation, CancellationToken cancel) =>
        await operation.Pve.DeleteAsync(operation.ItemPath, new Form().Add("restart", Restarts(operation.Prior)), cancel);

    private static bool Restarts(Attributes certificate) => certificate.Get(Restart) is not false;
}
