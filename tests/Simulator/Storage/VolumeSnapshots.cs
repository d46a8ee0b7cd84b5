using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Storage;

/// <summary>Snapshots of volumes (<c>PVE::Storage::volume_snapshot*</c>).</summary>
internal sealed class VolumeSnapshots
{
    private readonly VolumeWork _work;
    private readonly Execution _run;

    public VolumeSnapshots(Execution run, VolumeWork work)
    {
        _run = run;
        _work = work;
    }

    public void Create(string id, string name)
    {
        var volume = _work.Activate(id);
        if (!VolumeFeatures.Has(_work.Config.Get(volume.Storage), volume.Parts, "snapshot", ofSnapshot: false))
        {
            throw PveError.Die("can't snapshot this image format");
        }

        _run.Sleep(_run.Datacenter.Pace.Snapshot);
        volume.Snapshots.Add(name);
        if (_work.Config.Get(volume.Storage) is { Type.Name: "lvmthin" })
        {
            _run.Print($"  Logical volume \"snap_{volume.Parts.FileName}_{name}\" created.");
        }
    }

    /// <summary>Fails where newer snapshots stand in the way, which ZFS cannot step over.</summary>
    public void RequireRollback(string id, string name)
    {
        var volume = _work.Activate(id);
        if (_work.Config.Get(volume.Storage).Type.Name is not ("zfspool" or "zfs"))
        {
            return;
        }

        if (volume.Snapshots.Count > 0 && volume.Snapshots[^1] != name)
        {
            throw PveError.Die($"can't rollback, '{name}' is not most recent snapshot on '{id}'");
        }
    }

    public void Rollback(string id, string name)
    {
        var volume = _work.Activate(id);
        if (!volume.Snapshots.Contains(name))
        {
            throw PveError.Die($"snapshot '{name}' of volume '{id}' does not exist");
        }

        _run.Sleep(_run.Datacenter.Pace.Snapshot);
        if (_work.Config.Get(volume.Storage) is { Type.Name: "lvmthin" })
        {
            _run.Print($"  Logical volume \"{volume.Parts.FileName}\" successfully removed.");
            _run.Print($"  Logical volume \"{volume.Parts.FileName}\" created.");
        }
    }

    public void Delete(string id, string name)
    {
        var volume = _work.Activate(id);
        _run.Sleep(_run.Datacenter.Pace.Snapshot);
        volume.Snapshots.Remove(name);
        if (_work.Config.Get(volume.Storage) is { Type.Name: "lvmthin" })
        {
            _run.Print($"  Logical volume \"snap_{volume.Parts.FileName}_{name}\" successfully removed.");
        }
    }
}
