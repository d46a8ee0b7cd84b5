using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;

namespace Proxmox.Resources.Nodes.Apt;

/// <summary>
/// The files of a node that say where its packages come from: <c>/nodes/{node}/apt/repositories</c> (PVE::API2::APT, proxmox_apt). PUT adds
/// a standard repository by its handle or enables it, and POST enables or disables an entry of a file; nothing removes one.
/// </summary>
internal sealed class AptSources
{
    private readonly PveData _answer;

    private AptSources(PveData answer)
    {
        _answer = answer;
    }

    /// <summary>What PVE asks for.</summary>
    public static System.Collections.Immutable.ImmutableArray<Privilege> Privileges { get; } =
    [
        new("Sys.Modify", "/nodes/{node}") { For = Purposes.Write },
        new("Sys.Audit", "/nodes/{node}") { For = Purposes.Write | Purposes.Read | Purposes.List },
    ];

    /// <summary>The digest of all files.</summary>
    public string? Digest => _answer["digest"].AsText() is { Length: > 0 } digest ? digest : null;

    /// <summary>The files that can be read.</summary>
    public IEnumerable<PveData> Files => _answer["files"].Items;

    /// <summary>The standard repositories that this release has.</summary>
    public IReadOnlyList<PveData> Standard => _answer["standard-repos"].Items;

    /// <summary>The entries of the files, in order, each with <c>path</c> and <c>index</c>.</summary>
    public IEnumerable<PveData> Entries => Files.SelectMany(file => file["repositories"].Items.Select((entry, index) =>
        PveData.Object(entry.Members.Append(KeyValuePair.Create("path", file["path"]))
            .Append(KeyValuePair.Create("index", PveData.Of(index))))));

    /// <summary>The files that cannot be read.</summary>
    public IReadOnlyList<PveData> Errors => _answer["errors"].Items;

    /// <summary>What PVE remarks on entries.</summary>
    public IReadOnlyList<PveData> Remarks => _answer["infos"].Items;

    /// <summary>The path of a node's files.</summary>
    public static string PathOf(string node) => PvePath.Join("nodes", node, "apt", "repositories");

    /// <summary>Reads the files of a node.</summary>
    public static async Task<AptSources> ReadAsync(IPve pve, string node, CancellationToken cancel) =>
        new(await pve.GetAsync(PathOf(node), cancel: cancel));

    /// <summary>Whether packages are taken from an entry. Perl's false is no number in every version.</summary>
    public static bool IsEnabled(PveData entry) => entry["Enabled"].AsBool() is true;

    /// <summary>Reads the files and changes them, once more when somebody else has in between.</summary>
    /// <param name="operation">What changes them.</param>
    /// <param name="node">The node.</param>
    /// <param name="change">Sends what is to be sent.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task ChangeAsync(
        Operation operation, string node, Func<AptSources, CancellationToken, Task> change, CancellationToken cancel)
    {
        // PVE takes no lock for them, so that two changes at once would lose one.
        using var turn = await operation.LockAsync(PathOf(node), cancel);
        await operation.WithDigestAsync(async later => await change(await ReadAsync(operation.Pve, node, later), later), cancel);
    }

    /// <summary>Adds a standard repository, or enables it.</summary>
    public Task AddAsync(Operation operation, string node, string handle, CancellationToken cancel) =>
        operation.Pve.PutAsync(PathOf(node), Guarded(new Form().Add("handle", handle)), cancel);

    /// <summary>Enables or disables an entry.</summary>
    public Task SetAsync(Operation operation, string node, PveData entry, bool isEnabled, CancellationToken cancel) =>
        operation.Pve.PostAsync(
            PathOf(node),
            Guarded(new Form().Add("path", entry["path"].AsText()!).Add("index", entry["index"].AsLong()!.Value).Add("enabled", isEnabled)),
            cancel);

    private Form Guarded(Form form) => Digest is { } digest ? form.Add("digest", digest) : form;
}
