using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Nodes;

/// <summary>The subscription of a node.</summary>
public sealed class NodeSubscription
{
    /// <summary>The key; null without one.</summary>
    public string? Key { get; set; }

    /// <summary><c>active</c>, <c>invalid</c>, <c>expired</c> or <c>suspended</c>.</summary>
    public string Status { get; set; } = "active";

    /// <summary>Why it is so; null for an active one.</summary>
    public string? Message { get; set; }

    /// <summary>When the shop was asked last.</summary>
    public long Checked { get; set; }

    /// <summary>How often the shop was asked.</summary>
    public int Checks { get; set; }

    /// <summary>Whether packages for subscribers can be had.</summary>
    public bool IsActive => Key is not null && Status == "active";

    /// <summary>What the shop says of a key: its status and why. By default every key is good.</summary>
    public Func<string, (string Status, string? Message)> Shop { get; set; } = _ => ("active", null);

    /// <summary>The one of a node.</summary>
    public static NodeSubscription Of(Datacenter datacenter, string node)
    {
        var all = datacenter.Part(_ => new Dictionary<string, NodeSubscription>(StringComparer.Ordinal));
        return all.TryGetValue(node, out var found) ? found : all[node] = new();
    }

    /// <summary>Asks the shop.</summary>
    internal void Check(Clock clock)
    {
        (Status, Message) = Shop(Key!);
        Checked = clock.UnixSeconds;
        Checks++;
    }
}

/// <summary><c>/nodes/{node}/subscription</c> (<c>PVE::API2::Subscription</c>).</summary>
public sealed class SubscriptionEndpoints : IEndpoints
{
    private const string Path = "/nodes/{node}/subscription";
    private const string Url = "https://www.proxmox.com/en/proxmox-virtual-environment/pricing";
    private const string ServerId = "0123456789ABCDEF0123456789ABCDEF";

    private static readonly TimeSpan Fresh = TimeSpan.FromDays(15);

    public void Map(Router router)
    {
        router.On("GET", Path, Show);
        router.On("PUT", Path, call =>
        {
            var (subscription, key) = (Of(call), call.Text("key").Trim());
            RequireSockets(call, key);
            (subscription.Key, subscription.Status, subscription.Message) = (key, "new", null);
            subscription.Check(call.Datacenter.Clock);
        });
        router.On("POST", Path, call =>
        {
            var subscription = Of(call);
            var age = TimeSpan.FromSeconds(call.Datacenter.Clock.UnixSeconds - subscription.Checked);
            if (subscription.Key is { } key && (call.Flag("force") == true || subscription.Status != "active" || age > Fresh))
            {
                RequireSockets(call, key);
                subscription.Check(call.Datacenter.Clock);
            }
        });
        router.On("DELETE", Path, call =>
        {
            Of(call).Key = null;
        });
    }

    private static NodeSubscription Of(PveCall call) => NodeSubscription.Of(call.Datacenter, call.NodeName);

    private static int Sockets(PveCall call) => call.Datacenter.FindNode(call.NodeName)!.Sockets;

    private static void RequireSockets(PveCall call, string key)
    {
        var sockets = key[3] - '0';
        if (sockets < Sockets(call))
        {
            throw PveError.Die($"wrong number of sockets ({sockets} < {Sockets(call)})");
        }
    }

    private static JObject Show(PveCall call)
    {
        var subscription = Of(call);
        var mayAll = call.Allows($"/nodes/{call.NodeName}", "Sys.Audit");
        var shown = new JObject { ["status"] = "notfound", ["message"] = "There is no subscription key", ["url"] = Url };
        if (subscription.Key is { } key)
        {
            shown["status"] = subscription.Status;
            shown["message"] = subscription.Message;
            if (mayAll)
            {
                shown["key"] = key;
                shown["checktime"] = subscription.Checked;
                shown["sockets"] = Sockets(call);
                Describe(subscription, shown);
            }
        }

        if (mayAll)
        {
            shown["serverid"] = ServerId;
        }

        return shown;
    }

    private static void Describe(NodeSubscription subscription, JObject shown)
    {
        if (!subscription.IsActive)
        {
            return;
        }

        var level = subscription.Key![4];
        var name = level switch { 'c' => "Community", 'b' => "Basic", 's' => "Standard", _ => "Premium" };
        shown["level"] = level.ToString();
        shown["productname"] = $"Proxmox VE {name} Subscription {subscription.Key[3]} CPU/year";
        shown["regdate"] = "2026-01-01 00:00:00";
        shown["nextduedate"] = "2027-01-01";
    }
}
