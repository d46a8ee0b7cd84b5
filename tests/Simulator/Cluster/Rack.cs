using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Cluster;

/// <summary>The machines of a simulation, whichever clusters they are in.</summary>
public sealed class Rack
{
    private readonly Func<Datacenter, Site> _open;

    /// <param name="open">Gives a datacenter its API.</param>
    public Rack(Func<Datacenter, Site> open)
    {
        _open = open;
    }

    public List<Machine> Machines { get; } = [];

    /// <summary>The rack that a datacenter's nodes stand in; an empty one where they have no addresses of their own.</summary>
    public static Rack Of(Datacenter datacenter) =>
        datacenter.Part(_ => new Rack(_ => throw new InvalidOperationException("There are no machines")));

    public Machine? Find(string nameOrAddress) =>
        Machines.Find(machine => machine.Name == nameOrAddress || machine.Address == nameOrAddress);

    /// <summary>Makes an API for a datacenter whose machines stand here.</summary>
    public Site Open(Datacenter datacenter)
    {
        datacenter.Part(_ => this);
        return _open(datacenter);
    }

    /// <summary>Puts a node's machine aside: it goes on with a copy of the files, and without the others.</summary>
    internal void CutOff(Machine machine)
    {
        var before = machine.Site.Datacenter;
        var copy = new Datacenter(before.Version, before.Clock, machine.Name, before.Gate);
        copy.TakeOver(before);
        copy.IsCutOff = true;
        machine.Site = Open(copy);
    }
}
