using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>
/// Files that PVE fetches from an address: <c>/nodes/{node}/storage/{storage}/download-url</c> (<c>PVE::API2::Storage::Status</c>).
/// </summary>
public static class DownloadedFile
{
    internal static readonly Field<string> Content = FileFields.Content("iso", FileKind.Template, "import");

    internal static readonly Field<string> Url =
        Text("url", "Address that the node fetches the file from, over `http` or `https`.").Required().Replacing().NeverReturned()
            .Matching("https?://.+", "an address that begins with http:// or https://");

    internal static readonly Field<string> Name = FileName.Field(
        "the last part of `url`",
        "PVE goes by its ending: `.iso` or `.img`; `.tar.zst` and the like for templates; `.qcow2`, "
            + "`.raw`, `.vmdk` or `.ova` for imports.");

    internal static readonly Field<string> Sum = Checksum.Field("what the server sends, before it is decompressed,");

    internal static readonly Field<string> Decompression =
        Text("decompression", "Format that the file comes compressed in, in which case it is decompressed on the node; PVE does so for "
            + "`iso` alone. Unset means that it is kept as it comes.").OnWire("compression")
            .OneOf(("gz", "gzip."), ("lzo", "LZO."), ("zst", "Zstandard."), ("bz2", "bzip2.")).NeverReturned().Replacing();

    internal static readonly Field<bool> Verifies =
        Flag("verify_certificates", "Whether the certificate of the server must be valid. Unset means true.").OnWire("verify-certificates")
            .CreateOnly();

    internal static readonly Field<bool> Watches =
        Flag("watch_upstream", "Asks the server in each plan how large the file is there, and warns when that has changed. Nothing is "
            + "fetched again for it. Unset means false.").NeverReturned().NotAParameter();

    internal static readonly Field<long> UpstreamSize =
        Whole("upstream_size_bytes", "Size in bytes that the server told when the file was fetched. Null unless `watch_upstream` is set.")
            .Computed().NeverReturned().UnknownWhenChanges(() => [Watches]);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "downloaded_file",
        "A file that a node fetches from an address: an ISO image, a container template or an image to import. It is what was asked for: a "
            + "file that changes on the server is not fetched again. To have the new one, change `checksum`, `url` or `file_name`.")
    {
        Area = Areas.Storage,
        Api = StoredFileLife.Api,
        IsReadElsewhere = true,
        Fields =
        [
            FileFields.Node, FileFields.Storage, Content, Url, Name, Sum, Decompression, Verifies, IfExists.OfFetched, Watches,
            FileFields.Volume, FileFields.Size, UpstreamSize,
        ],
        Identity = [FileFields.Node, FileFields.Storage, Content, Name],
        Discovery = new() { LeftOut = "PVE does not tell where a file of a storage came from, without which it cannot be made anew." },
        ImportId = new("{node}/{storage}:{content_type}/{file_name}", "pve1/local:iso/debian.iso"),
        Constraints = [new(DecompressesImages)],
        Privileges =
        [
            StoragePrivilege.AllocateTemplate,
            StoragePrivilege.Audit with { For = Purposes.Create | Purposes.Read | Purposes.List },
            StoragePrivilege.Allocate with { For = Purposes.Delete },
            new("Sys.AccessNetwork", "/nodes/{node}") { For = Purposes.Create | Purposes.Change },
        ],
        Timeouts = StoredFileLife.Timeouts,
        Hooks = StoredFileLife.Hooks with
        {
            Foresee = plan => StoredFileLife.Named(plan, FileName.OfUrl(plan.Planned.Get(Url)), Sum),
            CheckPlan = StoredFileLife.CheckName,
            Create = Download.CreateAsync,
            Update = Download.UpdateAsync,
            Preflight = Download.PreflightAsync,
        },
    };

    private static IEnumerable<Violation> DecompressesImages(Attributes config) =>
        config.Has(Decompression) && config.Get(Content) is { } content and not "iso"
            ? [new(Decompression, $"PVE decompresses files of content_type iso alone, and this is {content}: leave decompression out, or "
                + "fetch a file that is not compressed.")]
            : [];
}
