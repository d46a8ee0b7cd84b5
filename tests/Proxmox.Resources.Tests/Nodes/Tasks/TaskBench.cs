using Proxmox.Simulator;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Resources.Tests.Nodes.Tasks;

/// <summary>A datacenter with tasks.</summary>
internal static class TaskBench
{
    /// <summary>Begins a task of the provider's token that says something and ends, well or with an error.</summary>
    public static string End(PveSimulator pve, string node, string type, string id, string? error = null)
    {
        var upid = Begin(pve, node, type, id, run =>
        {
            run.Print("at work");
            if (error is not null)
            {
                throw PveError.Die(error);
            }
        });
        Assert.That(() => pve.FindTask(upid)!.Running, Is.False.After(5000, 20));
        return upid;
    }

    /// <summary>Begins one that goes on until it is stopped.</summary>
    public static string Run(PveSimulator pve, string node, string type, string id) =>
        Begin(pve, node, type, id, run => run.WaitUntil(() => false, TimeSpan.FromDays(1)));

    private static string Begin(PveSimulator pve, string node, string type, string id, Action<Execution> work)
    {
        var upid = "";
        pve.Datacenter.Locked(datacenter => upid = datacenter.Tasks.Fork(node, type, id, "root@pam!test", work));
        return upid;
    }
}
