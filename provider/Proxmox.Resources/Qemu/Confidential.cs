using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>What hides the VM's memory from its node.</summary>
internal static class Confidential
{
    /// <summary>AMD's way.</summary>
    public static Field<Attributes> Sev { get; } =
        Nested(
            "sev",
            "Encrypts the memory by AMD's SEV. Such a VM cannot be migrated while it runs.",
            Text("type", "Kind of encryption: `std`, `es` or `snp`.").Among(
                ("std", "SEV: the memory is encrypted."),
                ("es", "SEV-ES: the registers are, too."),
                ("snp", "SEV-SNP: the memory is guarded against changes, too.")).Required().DefaultKey(),
            Flag("allow_smt", "Whether the node may run with SMT (`snp` alone). Unset means true.").OnWire("allow-smt")
                .ImpliedDefault(true),
            Flag("kernel_hashes", "Whether the hashes of a kernel that QEMU boots directly are passed to the firmware. Unset means false.")
                .OnWire("kernel-hashes").ImpliedDefault(false),
            Flag("no_debug", "Forbids to debug the guest. Unset means false.").OnWire("no-debug").ImpliedDefault(false),
            Flag("no_key_sharing", "Forbids to share the key with other guests. Unset means false.").OnWire("no-key-sharing")
                .ImpliedDefault(false))
            .OnWire("amd-sev").RootOnly().TakesEffect(Effect.AtNextStart);

    /// <summary>Intel's way.</summary>
    public static Field<Attributes> Tdx { get; } =
        Nested(
            "tdx",
            "Makes the VM a trust domain of Intel's TDX. Such a VM cannot be migrated while it runs.",
            Text("type", "Kind of protection: `tdx`.").Among(("tdx", "A trust domain of Intel's TDX.")).Required().DefaultKey(),
            Flag("attestation", "Whether the guest can have a quote made that attests it.").Required(),
            Whole("vsock_cid", "Context id of the socket to the service that makes quotes. Unset means 2, the node.").OnWire("vsock-cid")
                .Between(2).ImpliedDefault(2),
            Whole("vsock_port", "Port of the service that makes quotes. Unset means 4050.").OnWire("vsock-port").Between(0)
                .ImpliedDefault(4050))
            .OnWire("intel-tdx").Since("9.1").RootOnly().TakesEffect(Effect.AtNextStart);
}
