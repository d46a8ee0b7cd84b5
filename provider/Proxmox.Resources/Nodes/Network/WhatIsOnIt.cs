using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>
/// Interfaces that are on others: PVE takes no configuration with a VLAN or a port whose interface is not there, so that these go last.
/// </summary>
internal static class WhatIsOnIt
{
    private const string RawDevice = "vlan-raw-device";
    private const string Title = "An interface is replaced that this one is on";

    private static readonly string[] Lists = ["bridge_ports"];

    /// <summary>Refuses to remove what aliases or VLANs are on, which PVE refuses, or is stuck with.</summary>
    public static void RequireNothing(Operation operation, NodeInterfaces now)
    {
        var (name, node) = (operation.Prior.Get(InterfaceFields.Name)!, operation.Prior.Get(Shared.Names.Node));
        if (List(now, name) is { Length: > 0 } others)
        {
            throw new PveFault(FaultKind.Referenced,
                $"{others} of node {node} rest on {name}, and PVE could stage no further change without it");
        }
    }

    /// <summary>
    /// Warns of an interface below that the same run replaces while this one stays: under its own name that cannot be, and under another
    /// only when the new one is made first.
    /// </summary>
    public static void WarnOfReplaced(Session session, PlanReview plan, string node, ImmutableArray<Field> fields)
    {
        foreach (var field in fields.Where(field => field.Wire == RawDevice || Lists.Contains(field.Wire)))
        {
            var below = field.Wire == RawDevice ? [plan.Prior[field]] : plan.Prior[field].Items;
            foreach (var name in below.Select(one => one.AsText()?.Split('.')[0]).OfType<string>())
            {
                if (session.Known.ReplacedBy(NetworkInterface.IsInterface, $"{node}/{name}") is { } next)
                {
                    Tell(plan, field, name, isNamedSo: next == $"{node}/{name}");
                }
            }
        }
    }

    /// <summary>Warns of a removal that others stand in the way of, which the run knows nothing of.</summary>
    public static void WarnOfOthers(Session session, PlanReview plan, string node, NodeInterfaces now)
    {
        var name = plan.Prior.Get(InterfaceFields.Name)!;
        var others = List(now, name, other => !session.Known.IsRecorded(NetworkInterface.IsInterface, $"{node}/{other}"));
        if (others.Length > 0)
        {
            plan.Diagnostics.Warn("Others rest on an interface that is to go", $"{others} of node {node} rest on {name}, so that PVE does "
                + "not remove it. Remove them first, or have them rest on another interface.", AttributePath.Of(InterfaceFields.Name.Name));
        }
    }

    // A client that replaces it for the other's sake plans it in place first, so that this is never certain.
    private static void Tell(PlanReview plan, Field field, string below, bool isNamedSo)
    {
        var name = plan.Prior.Get(InterfaceFields.Name);
        plan.Diagnostics.Warn(Title, $"{name} is on {below}, and PVE removes nothing that others are on: the apply fails unless {name} is "
            + "replaced together with it, by replace_triggered_by in its lifecycle or replaceOnChanges" + (isNamedSo ? "."
                : $", or create_before_destroy is set for {below}, so that {name} moves to the new one before the old one goes."),
            AttributePath.Of(field.Name));
    }

    private static string List(NodeInterfaces now, string name, Predicate<string>? isMeant = null) => string.Join(", ",
        now.All.Where(other => IsOn(other.Key, other.Value, name) && isMeant?.Invoke(other.Key) is not false).Select(other => other.Key));

    private static bool IsOn(string other, PveData entry, string name) => other != name
        && (other.StartsWith(name + ":", StringComparison.Ordinal)
            || (entry["type"].AsText() == "vlan" && (entry[RawDevice].AsText() ?? other.Split('.')[0]) == name));
}
