using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Storage;

/// <summary>SMB shares: type <c>cifs</c> (PVE::Storage::CIFSPlugin).</summary>
public static class Cifs
{
    private static readonly Field<string> Share = Text("share", "Name of the share on the server.").Required().Replacing();

    private static readonly Field<string> Domain = Text("domain", "Windows domain, or workgroup, of the user.").OfLength(1, 256);

    private static readonly Field<string> SmbVersion =
        Text("smb_version", "Version of the SMB protocol; `default` is the newest that both sides know, 2 or newer. Unset means `default`.")
            .OnWire("smbversion").OneOf(
                ("default", "The newest that both sides know, 2 or newer."),
                ("2.0", "SMB 2.0."),
                ("2.1", "SMB 2.1."),
                ("3", "SMB 3, the newest that both sides know."),
                ("3.0", "SMB 3.0."),
                ("3.11", "SMB 3.1.1.")).ImpliedDefault("default");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        StorageType.Of("cifs", "cifs", "A storage on an SMB (CIFS) server, such as Windows or Samba.", "fileserver",
    [
        StorageFields.Server.Replacing(),
        Share,
        StorageFields.Subdirectory,
        StorageFields.Username with { Doc = "User that PVE logs in as. Unset means a guest." },
        StorageFields.Password,
        Domain,
        SmbVersion,
        .. NetworkShare.Fields,
    ]);
}
