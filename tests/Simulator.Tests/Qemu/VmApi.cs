using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Tests.Guests;

namespace Proxmox.Simulator.Tests.Qemu;

/// <inheritdoc/>
internal sealed class VmApi : GuestApi
{
    public VmApi(PveVersion version = PveVersion.V92)
        : base("qemu", version)
    {
    }

    /// <summary>A call on a VM of pve1, with success.</summary>
    public JToken Vm(string verb, string path, string form = "") => Get(verb, $"/nodes/pve1/qemu/{path}", form);

    /// <summary>A call on a VM of pve1 that fails.</summary>
    public string VmFails(string verb, string path, string form = "") => Fail(verb, $"/nodes/pve1/qemu/{path}", form);
}
