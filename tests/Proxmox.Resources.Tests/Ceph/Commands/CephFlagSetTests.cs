using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Commands;

public sealed class CephFlagSetTests
{
    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task A_flag_is_set_once_and_unset(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        foreach (var (value, writes) in new[] { (true, 1), (true, 0), (false, 1) })
        {
            pve.Requests.Clear();
            Assert.That((await CommandClient.RunAsync(kind, pve, "ceph_flag_set", ("flag", "noout"), ("value", value))).Errors, Is.Empty);
            Assert.That(pve.Requests.All.Count(request => request.Verb == "PUT" && request.Path == "/cluster/ceph/flags/noout"),
                Is.EqualTo(writes));
            Assert.That(CephWorld.Ceph(pve, ceph => ceph.Flags.Contains("noout")), Is.EqualTo(value));
        }
    }
}
