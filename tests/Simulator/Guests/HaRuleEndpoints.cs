using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Guests;

/// <summary><c>/cluster/ha/rules</c> (<c>PVE::API2::HA::Rules</c>), which 8.4 does not have.</summary>
public sealed class HaRuleEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        if (router.Version == PveVersion.V84)
        {
            return;
        }

        new SectionArea("/cluster/ha/rules", HaRule.FileName)
        {
            Id = "rule",
            Types =
            [
                SectionType.Parse(HaRule.OfNodes, "resources+ nodes+ strict disable comment"),
                SectionType.Parse(HaRule.OfResources, "resources+ affinity+ disable comment"),
            ],
            Texts = new()
            {
                Exists = "HA rule '{id}' already defined",
                Missing = "no such ha rule '{id}'",
                MissingOnUpdate = "HA rule '{id}' does not exist",
                Create = "create ha rule failed",
                Update = "update HA rules failed",
                Delete = "delete ha rule failed",
            },
            Lock = HighAvailability.Lock,
            // PVE counts on from the first rule and not from the last one.
            Place = 2,
            ShowsId = true,
            ChecksBeforeLock = true,
            Identify = call => (call.Method.Verb == "POST" ? call.Text("type") : null, call.Text("rule")),
            Shows = (call, rule) => call.OptionalText("resource") is not { } wanted
                || PerlList.Split(rule.Value<string>("resources")).Contains(wanted),
            Decode = (_, key, value) => key switch
            {
                "resources" => HaRule.Resource(value),
                "nodes" => HaRule.Node(value),
                _ => value,
            },
            OnBegin = change => change.Call.Datacenter.RequireQuorum(),
            OnCheck = Check,
            Verify = Verify,
            OnShow = Show,
        }.Map(router);
    }

    private static void Check(SectionChange change)
    {
        if (change.Call.OptionalText("type") is { } type && type != change.Type)
        {
            throw PveError.Die("unexpected property 'type'");
        }

        // A rule that is disabled is enabled with "delete" alone.
        if (change.Call.Flag("disable") is false)
        {
            change.Take("disable");
        }
    }

    private static void Verify(SectionChange change)
    {
        var datacenter = change.Call.Datacenter;
        if (change.Values.TryGetValue("resources", out var resources))
        {
            var manager = HighAvailability.Of(datacenter);
            Require("no resources were specified", "unmanaged resource(s)", PerlList.Split(resources),
                sid => sid.Split(':', 2) is [var type, var id] && manager.Find(type, id) is not null);
        }

        if (change.Values.TryGetValue("nodes", out var nodes))
        {
            Require("no nodes were specified", "non-existent node(s)", HaRule.Priorities(nodes).Keys,
                node => datacenter.FindNode(node) is not null);
        }

        if (HaRuleChecks.Run(HaRule.In(change.Config), datacenter.Nodes.Count).TryGetValue(change.Id, out var errors))
        {
            throw PveError.Invalid($"Rule '{change.Id}' is invalid.\n", "resources", string.Join(", ", errors));
        }
    }

    private static void Require(string none, string what, IReadOnlyCollection<string> names, Func<string, bool> exists)
    {
        if (names.Count == 0)
        {
            throw PveError.Die(none);
        }

        if (string.Join(", ", names.Where(name => !exists(name))) is { Length: > 0 } missing)
        {
            throw PveError.Die($"cannot use {what} {missing}.");
        }
    }

    private static void Show(PveCall call, Section rule, JObject json)
    {
        var config = SectionConfig.Parse(call.Datacenter.File(HaRule.FileName).Text);
        json["order"] = config.Sections.TakeWhile(other => other.Id != rule.Id).Count() + 1;
        if (HaRuleChecks.Run(HaRule.In(config), call.Datacenter.Nodes.Count).TryGetValue(rule.Id, out var errors))
        {
            json["errors"] = new JObject { ["resources"] = new JArray(errors) };
        }
    }
}
