using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>
/// Files that are sent to a storage: <c>/nodes/{node}/storage/{storage}/upload</c> (<c>PVE::API2::Storage::Status</c>). PVE puts a file in
/// the place of one of that name without a question.
/// </summary>
public static class UploadedFile
{
    internal static readonly Field<string> Content = FileFields.Content("iso", FileKind.Template, "import", FileKind.Snippets)
        .Does("Snippets are sent by SSH, as `ssh` in the provider's configuration says, and PVE shows and removes them only for those who "
            + "have `Datastore.Allocate`. One that begins with `#!` is made executable, which PVE asks of hook scripts.");

    internal static readonly Field<FileValue> Source =
        File("source",
            "File on the machine that the provider runs on. In Terraform it is a path, from the working directory on; in Pulumi an "
            + "asset. It is sent again when its contents change, and the volume id stays. After an import, one that is as long as "
            + "what is there is taken for it and not sent; a snippet is compared.").NeverReturned().NotAParameter();

    internal static readonly Field<string> Text =
        Declare.Text("content", "Text that is the contents of the file, in place of `source`. `file_name` is to be set beside it.")
            .As(Formats.Verbatim).OnWire("text").NeverReturned().NotAParameter();

    internal static readonly Field<string> Name = FileName.Field("that of `source`, with an underscore for other letters");

    internal static readonly Field<string> Sha256 =
        Declare.Text("sha256",
            "SHA-256 of the contents in hexadecimal digits, by which PVE checks what arrives.")
            .UnsetMeans("that of the file as it is when the plan is made; one that is given refuses other contents")
            .As(Formats.AnyCase).Matching("[0-9A-Fa-f]{64}", "64 hexadecimal digits").ServerChosen().ClearedBy(Clear.Forgetting)
            .NotAParameter();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "uploaded_file",
        "A file that is sent to a storage: an ISO image, a container template, an image to import or a snippet. It may be of any size. A "
            + "change of its contents is sent over it, so that guests that refer to it are left alone. Whether PVE still has what was sent "
            + "is told by its size; of a snippet its node is asked for the contents.")
    {
        Area = Areas.Storage,
        Api = StoredFileLife.Api,
        IsReadElsewhere = true,
        Fields =
        [
            FileFields.Node, FileFields.Storage, Content, Source, Text, Name, Sha256, IfExists.OfSent, FileFields.Volume, FileFields.Size,
        ],
        Identity = [FileFields.Node, FileFields.Storage, Content, Name],
        Discovery = new() { LeftOut = "PVE does not tell where a file of a storage came from, without which it cannot be made anew." },
        ImportId = new("{node}/{storage}:{content_type}/{file_name}", "pve1/local:iso/tools.iso"),
        Constraints = [Constraint.ExactlyOne(Source, Text), Constraint.Needs(Text, Name)],
        Privileges =
        [
            StoragePrivilege.AllocateTemplate,
            StoragePrivilege.Audit with { For = Purposes.All & ~Purposes.Delete },
            StoragePrivilege.Allocate with { For = Purposes.Delete },
        ],
        Timeouts = StoredFileLife.Timeouts,
        Hooks = StoredFileLife.Hooks with
        {
            Foresee = Upload.Foresee,
            CheckPlan = StoredFileLife.CheckName,
            Preflight = Upload.CheckAsync,
            Create = Upload.CreateAsync,
            Read = Upload.ReadAsync,
            Update = Upload.UpdateAsync,
        },
    };
}
