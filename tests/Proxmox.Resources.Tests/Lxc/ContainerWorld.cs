using Proxmox.Resources.Tests.Guests;
using Proxmox.Simulator;
using Proxmox.Simulator.Storage;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc;

/// <summary>
/// A cluster for containers with one of them under the provider's care: the storages <c>ct-files</c> (a directory of each node), <c>ct-
/// nas</c> (shared), <c>local-lvm</c>; <c>local</c> takes roots, too; an OS template.
/// </summary>
internal sealed class ContainerWorld : GuestWorld
{
    public const string Template = "ct-files:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst";

    private ContainerWorld(PveSimulator pve, IInfrastructureClient client)
        : base(pve, client, "lxc")
    {
    }

    public static async Task<ContainerWorld> StartAsync(ClientKind kind = ClientKind.Wire, PveVersion version = PveVersion.V92)
    {
        var pve = await PveSimulator.StartAsync(new() { Version = version });
        Furnish(pve);
        return new(pve, await ClientKinds.StartAsync(kind, pve, "container"));
    }

    /// <summary>Makes the container template 900 besides.</summary>
    public static async Task<ContainerWorld> WithTemplateAsync(ClientKind kind = ClientKind.Wire)
    {
        var world = await StartAsync(kind);
        AddTemplate(world.Pve);
        return world;
    }

    /// <summary>Makes the storages and the OS template.</summary>
    public static void Furnish(PveSimulator pve)
    {
        if (pve.Request("GET", "/storage")!.Any(storage => (string?)storage["storage"] == "ct-files"))
        {
            return;
        }

        pve.Request("POST", "/storage", ("storage", "ct-files"), ("type", "dir"), ("path", "/srv/ct-files"),
            ("content", "images,rootdir,vztmpl,backup,snippets"));
        pve.Request("PUT", "/storage/local", ("content", "iso,vztmpl,backup,snippets,rootdir"));
        pve.Request("POST", "/storage", ("storage", "ct-nas"), ("type", "nfs"), ("server", "192.0.2.99"), ("export", "/ct"),
            ("content", "images,rootdir"));
        var storage = StorageConfig.Of(pve.Datacenter);
        foreach (var node in pve.Datacenter.Nodes)
        {
            storage.Volumes.Put(
                storage.Get("ct-files"), Template[(Template.IndexOf(':', StringComparison.Ordinal) + 1)..], 120 << 20, node: node.Name);
        }
    }

    /// <summary>Makes the template 900, called <c>golden</c>, with a root of 4 GiB.</summary>
    public static void AddTemplate(PveSimulator pve)
    {
        Run(pve, "POST", "/nodes/pve1/lxc", ("vmid", 900), ("hostname", "golden"), ("ostemplate", Template), ("rootfs", "local-lvm:4"),
            ("net0", "name=eth0,bridge=vmbr0,ip=dhcp"), ("description", "the golden one"));
        Run(pve, "POST", "/nodes/pve1/lxc/900/template");
    }

    /// <summary>Whether the container runs.</summary>
    public string Status(long vmid = 100, string node = "pve1") =>
        (string)Pve.Request("GET", $"/nodes/{node}/lxc/{vmid}/status/current")!["status"]!;
}
