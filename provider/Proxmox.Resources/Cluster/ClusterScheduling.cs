using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster;

/// <summary>Options of the datacenter about the HA manager and its scheduler (PVE::DataCenterConfig).</summary>
internal static class ClusterScheduling
{
    /// <summary>What becomes of HA resources when a node goes down.</summary>
    public static Field<Attributes> Ha { get; } = Nested(
        "ha", "Options of the HA manager.",
        Text("shutdown_policy", "What becomes of the HA resources of a node that is shut down.").Required().OneOf(
            ("conditional", "They are recovered elsewhere after a shutdown, and wait for the node after a reboot."),
            ("failover", "They are recovered elsewhere."),
            ("freeze", "They wait for the node."),
            ("migrate", "They move to other nodes before the node goes down.")));

    /// <summary>How the HA manager chooses nodes.</summary>
    public static Field<Attributes> Crs { get; } = Nested(
        "crs", "How the HA manager chooses nodes (cluster resource scheduling).",
        Text("ha", "What the choice of a node goes by. Unset means `basic`.").OneOf(
            ("basic", "The number of HA resources on each node."), ("static", "The processors and memory that guests are configured with."),
            ("dynamic", "The processors and memory that guests use, as well.")).WordsSince("9.2", "dynamic").ImpliedDefault("basic"),
        Flag("rebalance_on_start", "Whether a node is chosen anew for a guest that is to be started. Unset means false.")
            .OnWire("ha-rebalance-on-start").ImpliedDefault(false),
        Flag("auto_rebalance", "Whether running guests move by themselves when the load of the nodes differs. Unset means false.")
            .OnWire("ha-auto-rebalance").Since("9.2").ImpliedDefault(false),
        Fraction("auto_rebalance_threshold_percent", "How much the load of the nodes differs, in percent, before guests move. Unset means "
            + "30.").OnWire("ha-auto-rebalance-threshold").Since("9.2").Between(0, 100).ImpliedDefault(30),
        Fraction("auto_rebalance_margin_percent", "How much better the load must become by a move, in percent. Unset means 10.")
            .OnWire("ha-auto-rebalance-margin").Since("9.2").Between(0, 100).ImpliedDefault(10),
        Fraction("auto_rebalance_hold_rounds", "For how many rounds of the HA manager the load must differ. Unset means 3.")
            .OnWire("ha-auto-rebalance-hold-duration").Since("9.2").Between(0).ImpliedDefault(3),
        Text("auto_rebalance_method", "How moves are rated. Unset means `bruteforce`.").OnWire("ha-auto-rebalance-method").Since("9.2")
            .OneOf(("bruteforce", "By the load that results."), ("topsis", "By several criteria (TOPSIS).")).ImpliedDefault("bruteforce"));

    /// <summary>How a node that is lost is kept from doing harm.</summary>
    public static Field<string> Fencing { get; } =
        Text("fencing", "How the HA manager makes sure that a lost node runs nothing any more. Unset means `watchdog`.")
            .OneOf(("watchdog", "The node resets itself."), ("hardware", "By devices that PVE is told of; experimental."),
                ("both", "Both; experimental.")).TypeNamed("FencingMode").ImpliedDefault("watchdog");
}
