using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Storage;

/// <summary>VMware ESXi hosts to import from: type <c>esxi</c> (PVE::Storage::ESXiPlugin).</summary>
public static class Esxi
{
    private static readonly Field<bool> SkipCertificateVerification =
        Flag("skip_certificate_verification",
            "Accepts any certificate of the host. Only for networks that nobody else is in. Unset means false.")
            .OnWire("skip-cert-verification").ImpliedDefault(false);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        StorageType.Of("esxi", "esxi", "A VMware ESXi host, whose virtual machines can be imported from there.", "esxi",
    [
        StorageFields.Server,
        StorageFields.Port with { Doc = "TCP port of the host's API. Unset means 443.", ImpliedDefault = 443 },
        StorageFields.Username.Required(),
        StorageFields.Password.Required(),
        SkipCertificateVerification,
        StorageFields.Content("`import`", "import"),
        StorageFields.Shared,
    ]);
}
