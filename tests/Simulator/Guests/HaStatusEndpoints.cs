using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Guests;

/// <summary><c>/cluster/ha/status</c> (<c>PVE::API2::HA::Status</c>): how the manager, its agents and its resources fare.</summary>
public sealed class HaStatusEndpoints : IEndpoints
{
    private const string Root = "/cluster/ha/status";

    public void Map(Router router)
    {
        var knowsArming = router.Version != PveVersion.V84;
        router.On("GET", Root, _ => Router.Directory("name", knowsArming
            ? ["current", "manager_status", "disarm-ha", "arm-ha"] : ["current", "manager_status"]));
        router.On("GET", Root + "/current", Current);
        router.On("GET", Root + "/manager_status", ManagerStatus);
        if (knowsArming)
        {
            router.On("POST", Root + "/disarm-ha", call => { Of(call).Disarmed = call.Text("resource-mode"); });
            router.On("POST", Root + "/arm-ha", call => Of(call).Arm());
        }
    }

    private static HighAvailability Of(PveCall call) => HighAvailability.Of(call.Datacenter);

    private static JArray Current(PveCall call)
    {
        var (datacenter, manager) = (call.Datacenter, Of(call));
        var quorate = datacenter.HasQuorum;
        var entries = new JArray(new JObject
        {
            ["id"] = "quorum",
            ["type"] = "quorum",
            ["node"] = datacenter.LocalNode,
            ["status"] = quorate ? "OK" : $"No quorum on node '{datacenter.LocalNode}'!",
            ["quorate"] = quorate ? 1 : 0,
        });
        if (manager.Master is { } master)
        {
            entries.Add(new JObject
            {
                ["id"] = "master",
                ["type"] = "master",
                ["node"] = master,
                ["status"] = $"{master} (active, {Moment(datacenter)}){Disarming(manager)}",
                ["timestamp"] = datacenter.Clock.UnixSeconds,
            });
        }

        entries.Add(Fencing(datacenter, manager));
        foreach (var agent in manager.Master is null ? [] : manager.Agents)
        {
            entries.Add(Agent(datacenter, manager, agent));
        }

        foreach (var section in SectionConfig.Parse(manager.File.Text).Sections)
        {
            entries.Add(Resource(datacenter, manager, section));
        }

        return entries;
    }

    private static string Disarming(HighAvailability manager) =>
        manager.Disarmed is { } mode ? $" - disarmed, resource mode: {mode}" : "";

    private static JObject Fencing(Datacenter datacenter, HighAvailability manager)
    {
        var json = new JObject { ["id"] = "fencing", ["type"] = "fencing", ["node"] = manager.Master ?? datacenter.LocalNode };
        if (manager.Disarmed is { } mode)
        {
            json["status"] = $"disarmed, resource mode: {mode} (CRM watchdog released)";
            json["armed-state"] = "disarmed";
            json["resource_mode"] = mode;
            return json;
        }

        var armed = manager.Master is not null;
        json["status"] = armed ? "armed (CRM watchdog active)" : "standby (CRM watchdog standby)";
        json["armed-state"] = armed ? "armed" : "standby";
        return json;
    }

    private static JObject Agent(Datacenter datacenter, HighAvailability manager, string node)
    {
        var isAlive = datacenter.FindNode(node) is { Online: true };
        var isActive = manager.Active.Contains(node);
        var (state, watchdog) = !isAlive ? ("old timestamp - dead?", "standby")
            : manager.Disarmed is not null ? ("disarm mode", "released")
            : manager.InMaintenance.Contains(node) ? ("maintenance mode", "active")
            : isActive ? ("active", "active") : ("idle", "standby");
        return new JObject
        {
            ["id"] = $"lrm:{node}",
            ["type"] = "lrm",
            ["node"] = node,
            ["status"] = $"{node} ({state}, watchdog {watchdog}, {Moment(datacenter)})",
            ["timestamp"] = datacenter.Clock.UnixSeconds,
        };
    }

    private static JObject Resource(Datacenter datacenter, HighAvailability manager, Section section)
    {
        var vmId = int.Parse(section.Id, CultureInfo.InvariantCulture);
        var sid = $"{section.Type}:{section.Id}";
        var (state, verbose) = manager.StateOf(vmId);
        var node = datacenter.Guests.GetValueOrDefault(vmId)?.Node;
        var json = new JObject
        {
            ["id"] = $"service:{sid}",
            ["type"] = "service",
            ["sid"] = sid,
            ["node"] = node,
            ["state"] = verbose,
            ["status"] = $"{sid} ({node ?? "---"}, {verbose})",
            ["request_state"] = section["state"] is null or "enabled" ? "started" : section["state"],
            ["max_restart"] = Number(section, "max_restart", 1),
            ["max_relocate"] = Number(section, "max_relocate", 1),
        };
        if (state is not null)
        {
            json["crm_state"] = state;
        }

        if (datacenter.Version != PveVersion.V84)
        {
            json["failback"] = Number(section, "failback", 1);
        }

        foreach (var key in new[] { "group", "comment" }.Where(key => section[key] is not null))
        {
            json[key] = section[key];
        }

        return json;
    }

    private static int Number(Section section, string key, int standard) =>
        section[key] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : standard;

    private static JObject ManagerStatus(PveCall call)
    {
        var (datacenter, manager) = (call.Datacenter, Of(call));
        var status = new JObject { ["node_status"] = new JObject() };
        var answer = new JObject
        {
            ["manager_status"] = status,
            ["quorum"] = new JObject { ["node"] = datacenter.LocalNode, ["quorate"] = datacenter.HasQuorum ? "1" : "" },
        };
        if (manager.Master is not { } master)
        {
            return answer;
        }

        status["master_node"] = master;
        status["timestamp"] = datacenter.Clock.UnixSeconds;
        status["node_status"] = new JObject(manager.Agents.Select(node => new JProperty(node, manager.NodeState(node))));
        status["service_status"] = new JObject(SectionConfig.Parse(manager.File.Text).Sections.Select(section =>
            new JProperty($"{section.Type}:{section.Id}", Service(datacenter, manager, section))));
        answer["lrm_status"] = new JObject(manager.Agents.Select(node => new JProperty(node, new JObject
        {
            ["mode"] = manager.InMaintenance.Contains(node) ? "maintenance" : "active",
            ["state"] = manager.Active.Contains(node) ? "active" : "wait_for_agent_lock",
            ["timestamp"] = datacenter.Clock.UnixSeconds,
            ["results"] = new JObject(),
        })));
        return answer;
    }

    private static JObject Service(Datacenter datacenter, HighAvailability manager, Section section)
    {
        var vmId = int.Parse(section.Id, CultureInfo.InvariantCulture);
        return new JObject
        {
            ["node"] = datacenter.Guests.GetValueOrDefault(vmId)?.Node,
            ["state"] = manager.StateOf(vmId).State ?? "request_stop",
            ["uid"] = $"{section.Type}{section.Id}",
        };
    }

    private static string Moment(Datacenter datacenter)
    {
        var now = datacenter.Clock.GetUtcNow();
        return string.Create(CultureInfo.InvariantCulture, $"{now:ddd MMM} {now.Day,2} {now:HH:mm:ss yyyy}");
    }
}
