using System.Collections.Immutable;
using System.Net.Sockets;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>What the agent in a VM tells: <c>/nodes/{node}/qemu/{vmid}/agent</c> (<c>PVE::API2::Qemu::Agent</c>).</summary>
public static class VmAgent
{
    private static readonly ImmutableArray<Field> Told =
    [
        Text("hostname", "Host name that the guest has given itself. Null when its agent does not report it.").From("host", "host-name")
            .Computed(),
        Nested(
            "os",
            "Operating system of the guest. Null when its agent does not report it.",
            Text("id", "Short name, such as `debian` or `mswindows`.").Computed(),
            Text("name", "Name, such as `Debian GNU/Linux`.").Computed(),
            Text("pretty_name", "Name with the version, such as `Debian GNU/Linux 13 (trixie)`.").OnWire("pretty-name").Computed(),
            Text("version", "Version as it is shown, such as `13 (trixie)`.").Computed(),
            Text("version_id", "Version as a number, such as `13`.").OnWire("version-id").Computed(),
            Text("kernel_release", "Release of the kernel.").OnWire("kernel-release").Computed(),
            Text("kernel_version", "Version of the kernel.").OnWire("kernel-version").Computed(),
            Text("architecture", "Architecture of the processor, such as `x86_64`.").OnWire("machine").Computed()).Computed(),
        NestedList(
            "interfaces",
            "Network interfaces of the guest, in its own order.",
            Text("name", "Name of the interface in the guest, such as `eth0`.").Computed(),
            Text("mac_address", "Hardware address. Null for an interface without.").OnWire("hardware-address").Computed(),
            NestedList(
                "addresses",
                "Addresses of the interface.",
                Text("address", "IP address, without the length of the prefix.").OnWire("ip-address").Computed(),
                Text("family", "Kind of the address: `ipv4` or `ipv6`.").OnWire("ip-address-type").Computed(),
                Whole("prefix_length", "Length of the network's prefix, in bits.").OnWire("prefix").Computed()).OnWire("ip-addresses")
                    .Computed()).Computed().AlwaysReturned(),
        Addresses("ipv4_addresses", "IPv4"),
        Addresses("ipv6_addresses", "IPv6"),
    ];

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("vm_agent", "What the QEMU guest agent in a running VM reports: addresses, host name and operating system. It is asked once "
            + "and not waited for.")
        {
            Area = Areas.Guests,
            Noun = "QemuAgent",
            Fields = [Names.VmId, .. Told],
            Privileges = [GuestPrivilege.Audit, .. GuestPrivilege.AgentAudit],
            Read = Read,
        };

    private static Field<IReadOnlyList<string>> Addresses(string name, string family) =>
        TextList(name, $"{family} addresses of all interfaces, without loopback and link-local ones.").Computed().AlwaysReturned();

    private static async Task<Value?> Read(Session session, Attributes config, CancellationToken cancel)
    {
        var vmid = config.Get(Names.VmId)!.Value;
        var (answer, vm) = await AgentQuestions.FirstAsync(session, vmid, "network-get-interfaces", cancel);
        var interfaces = answer["result"];
        if (AgentQuestions.Refusal(interfaces) is { } words)
        {
            throw new PveFault(FaultKind.Unknown, $"the agent of VM {vmid} does not report its interfaces: {words}");
        }

        var addresses = ReachableAddresses.Of(interfaces);
        return FromData.Members(Told, PveData.Object(
            ("host", await AgentQuestions.MoreAsync(session, vm, "get-host-name", cancel)),
            ("os", await AgentQuestions.MoreAsync(session, vm, "get-osinfo", cancel)),
            ("interfaces", interfaces),
            ("ipv4_addresses", ReachableAddresses.OfFamily(addresses, AddressFamily.InterNetwork)),
            ("ipv6_addresses", ReachableAddresses.OfFamily(addresses, AddressFamily.InterNetworkV6))));
    }
}
