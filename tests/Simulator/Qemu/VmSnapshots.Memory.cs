using System.Globalization;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Qemu;

// A running VM, while its snapshot is taken.
internal sealed partial class VmSnapshots
{
    private bool Freeze(VmProcess process)
    {
        var agent = _context.Schema.Parse("agent", _context.Load(_vmId)["agent"]);
        if (agent.GetValueOrDefault("enabled") != "1"
            || (agent.GetValueOrDefault("freeze-fs") ?? agent.GetValueOrDefault("freeze-fs-on-backup")) == "0")
        {
            _context.Run.Print("skipping guest filesystem freeze - disabled in VM options");
            return false;
        }
        if (!GuestAgent.Ping(_context, _vmId, quiet: true))
        {
            _context.Run.Print("skipping guest filesystem freeze - agent configured but not running?");
            return false;
        }
        process.IsFrozen = true;
        return true;
    }

    private void SaveMemory(VmProcess process, string state)
    {
        var saved = VmState.Saved(process);
        var time = _context.Datacenter.Pace.Copy(saved);
        _context.Run.Print($"saving VM state and RAM using storage '{state.Split(':')[0]}'");
        _context.Run.Sleep(time);
        _context.Run.Print(string.Create(CultureInfo.InvariantCulture,
            $"completed saving the VM state in {(int)time.TotalSeconds}s, saved {Sizes.Render(saved)}"));
    }
}
