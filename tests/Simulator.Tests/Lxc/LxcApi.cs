using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Tests.Guests;

namespace Proxmox.Simulator.Tests.Lxc;

/// <summary>The API of the same cluster, the storages of which hold containers too; <c>btr</c> is one of Btrfs.</summary>
internal sealed class LxcApi : GuestApi
{
    /// <summary>The template that every node has.</summary>
    public const string Template = "local:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst";

    public LxcApi(PveVersion version = PveVersion.V92)
        : base("lxc", version, ",rootdir")
    {
        Get("POST", "/storage", "storage=btr&type=btrfs&path=/srv/btr&content=images,rootdir");
    }

    /// <summary>A call on a container of pve1, with success.</summary>
    public JToken Container(string verb, string path, string form = "") => Get(verb, $"/nodes/pve1/lxc/{path}", form);

    /// <summary>A call on a container of pve1 that fails.</summary>
    public string ContainerFails(string verb, string path, string form = "") => Fail(verb, $"/nodes/pve1/lxc/{path}", form);

    /// <summary>Makes a container from the template.</summary>
    public override void Create(int vmId, string form = "", string node = "pve1") =>
        base.Create(
            vmId, $"ostemplate={Template}{(form.Contains("rootfs", StringComparison.Ordinal) ? "" : "&rootfs=files:1")}&{form}", node);

    /// <summary>What is pending, by option: the value that waits, or <c>delete</c>.</summary>
    public Dictionary<string, string> Pending(int vmId) => Container("GET", string.Create(CultureInfo.InvariantCulture, $"{vmId}/pending"))
        .Where(entry => entry["pending"] is not null || entry["delete"] is not null)
        .ToDictionary(entry => entry.Value<string>("key")!, entry => entry["pending"]?.ToString() ?? "delete", StringComparer.Ordinal);
}
