using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>The processors of a VM.</summary>
internal static class Cpu
{
    private const string Custom = "custom-";

    /// <summary>The CPU model.</summary>
    public static Field<string> Model { get; } =
        Text("type", "CPU model, such as `host` or `x86-64-v2-AES`; a custom model is written `custom-` and its name. Unset means `kvm64`.")
            .RefersTo(new Reference("cpu_model_id", "custom-"))
            .PartOf("cpu", "cputype").DefaultKey()
            .Matching("[A-Za-z1-9][A-Za-z0-9_.-]*", "a CPU model such as \"host\" or \"x86-64-v2-AES\"")
            .Needs(GuestPrivilege.Cpu,
                new("Mapping.Use", "/mapping/cpu/{model}") { Case = "a custom model", Names = CustomName, Versions = new("9.0", null) });

    /// <summary>The flags.</summary>
    public static Field<IReadOnlySet<string>> Flags { get; } =
        TextSet("flags", "CPU flags that are switched on with `+` or off with `-` in front, such as `+aes`.")
            .Written(WireForm.Semicolons)
            .Matching("[+-][A-Za-z0-9_.-]+", "a flag with + or - in front, such as \"+aes\"");

    /// <summary>Whether the hypervisor hides.</summary>
    public static Field<bool> Hidden { get; } =
        Flag("hidden", "Whether it is hidden from the guest that it runs in a VM. Unset means false.");

    /// <summary>Whom Windows takes for the hypervisor's maker.</summary>
    public static Field<string> HypervisorVendor { get; } =
        Text("hv_vendor_id", "Vendor of the hypervisor that Windows sees, up to 12 letters and digits.").OnWire("hv-vendor-id")
            .Matching("[A-Za-z0-9]{1,12}", "1 to 12 letters and digits");

    /// <summary>The width of addresses that the guest sees.</summary>
    public static Field<string> PhysicalBits { get; } =
        Text("physical_address_bits", "Width of physical addresses that the guest sees, in bits: 8 to 64, or `host` for that of the node.")
            .OnWire("phys-bits").Matching("[89]|[1-5][0-9]|6[0-4]|host", "a number of bits from 8 to 64, or \"host\"");

    /// <summary>The width of addresses that the guest may use.</summary>
    public static Field<long> GuestPhysicalBits { get; } =
        Whole("guest_physical_address_bits", "Width of physical addresses that the guest may use, in bits.").OnWire("guest-phys-bits")
            .Between(32, 64);

    /// <summary>How much of CPUID it sees.</summary>
    public static Field<long> Level { get; } =
        Whole("level", "Highest basic CPUID leaf that the guest sees.").Between(0, uint.MaxValue);

    /// <summary>How many processors it starts with.</summary>
    public static Field<long> Vcpus { get; } =
        Whole("vcpus", "Processors that the VM starts with; the rest of `cores` times `sockets` can be plugged later. Unset means all.")
            .Between(1)
            .TakesEffect(Hotplug.OfCpu);

    /// <summary>How much of the node it may use.</summary>
    public static Field<Number> Limit { get; } =
        Fraction("limit", "How much of the node's processors the VM may use; 1 is one processor, 0 means no limit. Unset means 0.")
            .OnWire("cpulimit").Between(0, 128).Incidental(limit => limit.Equals(Value.Of(0)))
            .TakesEffect(Effect.AtOnce);

    /// <summary>Its weight among the guests.</summary>
    public static Field<long> Units { get; } =
        Whole("units", "Weight of the VM when processors are scarce, against the other guests. Unset means 100.").OnWire("cpuunits")
            .Between(1, 10000)
            .TakesEffect(Effect.AtOnce);

    /// <summary>The node's processors that it runs on.</summary>
    public static Field<IReadOnlySet<string>> Affinity { get; } =
        TextSet("affinity", "The node's processors that the VM runs on, each a number or a range such as `8-11`. Unset means any.")
            .Matching("[0-9]+(-[0-9]+)?", "a processor's number or a range such as \"8-11\"").RootOnly();

    /// <summary>The architecture.</summary>
    public static Field<string> Architecture { get; } =
        Text("architecture", "Architecture that is emulated: `x86_64` or `aarch64`. Unset means the node's.")
            .Among(("x86_64", "64-bit x86 of Intel and AMD."), ("aarch64", "64-bit ARM.")).OnWire("arch").RootOnly()
            .TypeNamed("guest:CpuArchitecture", "An architecture of processors.");

    /// <summary>The processors.</summary>
    public static Field<Attributes> Processors { get; } =
        Nested(
            "cpu",
            "The processors of the VM, and how much of the node they may use.",
            Model,
            Flags.PartOf("cpu", Flags.Wire),
            Hidden.PartOf("cpu", Hidden.Wire),
            HypervisorVendor.PartOf("cpu", HypervisorVendor.Wire),
            PhysicalBits.PartOf("cpu", PhysicalBits.Wire),
            GuestPhysicalBits.PartOf("cpu", GuestPhysicalBits.Wire).Since("9.0"),
            Level.PartOf("cpu", Level.Wire).Since("9.1"),
            Whole("cores", "Cores in each socket. Unset means 1.").Between(1),
            Whole("sockets", "Sockets that the cores are in. Unset means 1.").Between(1),
            Vcpus,
            Limit,
            Units,
            Affinity,
            Flag("numa", "Whether the VM has NUMA, which plugging memory needs. Unset means false."),
            Architecture)
            .Written(WireForm.Inline)
            .Needs(GuestPrivilege.Cpu).TakesEffect(Effect.AtNextStart);

    /// <summary>The NUMA topology.</summary>
    public static Field<IReadOnlyDictionary<string, Attributes>> Numa { get; } =
        Slots(
            "numa",
            "NUMA topology of the guest by node, `numa0` and so on; it needs `numa` in `cpu`.",
            Ranges("cpus", "The VM's processors in this node, each a number from 0 or a range such as `0-3`.").Required(),
            Whole("memory_mib", "Memory of this node in MiB.").OnWire("memory").Between(1),
            Ranges("host_nodes", "NUMA nodes of the host that the memory is taken from, each a number or a range.").OnWire("hostnodes"),
            Text("policy", "How the memory is spread over `host_nodes`.").OneOf(
                ("preferred", "On the first node where there is room, else on others."),
                ("bind", "On these nodes alone."),
                ("interleave", "Page by page over these nodes.")))
            .InSlots(new SlotName("numa", 8)).TypeNamed("VirtualMachineNumaNode")
                .Does("Unset spreads processors and memory evenly over the sockets.")
            .Needs(GuestPrivilege.Cpu).TakesEffect(Effect.AtNextStart);

    private static IEnumerable<string> CustomName(Value model) =>
        model.AsText() is { } name && name.StartsWith(Custom, StringComparison.Ordinal) ? [name[Custom.Length..]] : [];

    private static Field<IReadOnlySet<string>> Ranges(string name, string doc) =>
        TextSet(name, doc).Written(WireForm.Semicolons).Matching("[0-9]+(-[0-9]+)?", "a number or a range such as \"0-3\"");
}
