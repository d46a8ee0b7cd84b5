using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>Where one type of interface departs from the others.</summary>
internal sealed record InterfaceHooks
{
    /// <summary>
    /// Whether it is there without the resource, such as a card: a create takes it over, and a delete clears what was set.
    /// </summary>
    public bool IsPermanent { get; init; }

    /// <summary>Refuses a create by the interfaces that are there.</summary>
    public Action<Operation, NodeInterfaces>? Require { get; init; }

    /// <summary>Changes the parameters of a create or an update before they are sent.</summary>
    public Action<Operation, Form, NodeInterfaces>? Adjust { get; init; }

    /// <summary>Completes what PVE tells of the interface by what it tells of the others.</summary>
    public Func<PveData, NodeInterfaces, PveData>? Complete { get; init; }

    /// <summary>Completes a plan by what follows from it.</summary>
    public Func<PlanReview, Value>? Foresee { get; init; }
}
