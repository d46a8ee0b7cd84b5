using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Backup;
using Proxmox.Simulator.Replication;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Notifications;

/// <summary><c>/cluster/notifications</c> (<c>PVE::API2::Cluster::Notifications</c>).</summary>
public sealed class NotificationEndpoints : IEndpoints
{
    private const string Root = "/cluster/notifications";

    private static readonly string[] Targets = ["gotify", "sendmail", "smtp", "webhook"];
    private static readonly string[] KnownTypes = ["package-updates", "fencing", "replication", "vzdump", "system-mail"];

    public void Map(Router router)
    {
        router.On("GET", Root, _ =>
            Router.Directory("name", ["endpoints", "matchers", "targets", "matcher-fields", "matcher-field-values"]));
        router.On("GET", Root + "/endpoints", _ => Router.Directory("name", Targets));
        router.On("GET", Root + "/matcher-fields", _ => Router.Directory("name", ["type", "hostname", "job-id"]));
        router.On("GET", Root + "/matcher-field-values", FieldValues);
        router.On("GET", Root + "/targets", ListTargets);
        router.On("POST", Root + "/targets/{name}/test", Test);
        Map(router, "gotify", secrets: ["token"], required: ["server", "token"]);
        Map(router, "sendmail", secrets: [], required: [], RequireRecipient);
        Map(router, "smtp", secrets: ["password"], required: ["server", "from-address", "mode"], RequireRecipient);
        Map(router, "webhook", secrets: [], required: ["method", "url"]);
        new NotificationArea(Root + "/matchers", NotificationConfig.Matcher, "matcher") { Verify = RequireTargets }.Map(router);
    }

    private static void Map(Router router, string type, string[] secrets, string[] required, Action<Section>? verify = null) =>
        new NotificationArea($"{Root}/endpoints/{type}", type, "endpoint")
        {
            Secrets = secrets,
            Required = required,
            Verify = (_, section) => verify?.Invoke(section),
        }.Map(router);

    private static void RequireRecipient(Section section)
    {
        if (section["mailto"] is null && section["mailto-user"] is null)
        {
            throw PveError.Raise(400, "must at least provide one recipient, either in mailto or in mailto-user\n");
        }
    }

    private static void RequireTargets(SectionConfig config, Section matcher)
    {
        if (NotificationArea.Targets(matcher).FirstOrDefault(name => !IsTarget(config.Find(name))) is { } missing)
        {
            throw PveError.Raise(404, $"endpoint '{missing}' does not exist\n");
        }
    }

    private static bool IsTarget(Section? section) => section is not null && Targets.Contains(section.Type);

    private static JArray ListTargets(PveCall call) => new(NotificationConfig.Of(call.Datacenter).Read().Sections.Where(IsTarget)
        .Select(section =>
        {
            var json = new JObject
            {
                ["name"] = section.Id,
                ["type"] = section.Type,
                ["origin"] = NotificationConfig.OriginOf(section),
            };
            if (section["comment"] is { } comment)
            {
                json["comment"] = comment;
            }

            if (section["disable"] == "1")
            {
                json["disable"] = 1;
            }

            return json;
        }));

    private static void Test(PveCall call)
    {
        var config = NotificationConfig.Of(call.Datacenter);
        var name = call.Text("name");
        if (config.Read().Find(name) is not { } target || !IsTarget(target))
        {
            throw PveError.Raise(404, $"endpoint '{name}' does not exist\n");
        }

        var server = target["url"] ?? target["server"];
        var address = Uri.TryCreate(server, UriKind.Absolute, out var url) ? url
            : Uri.TryCreate($"smtp://{server}", UriKind.Absolute, out var host) && server is not null ? host : null;
        if (config.Failure(target.Type, address) is { } failure)
        {
            throw PveError.Raise(500, $"could not notify via target `{name}`: {failure}\n");
        }
    }

    private static JArray FieldValues(PveCall call)
    {
        var datacenter = call.Datacenter;
        var jobs = call.Allows("/", "Sys.Audit") ? BackupJobs.All(datacenter) : [];
        var replications = SectionConfig.Parse(datacenter.File(ReplicationJobs.FileName).Text).Sections
            .Where(job => call.Allows($"/vms/{job.Id.Split('-')[0]}", "VM.Audit"));
        return new JArray(KnownTypes.Select(type => Value("type", type))
            .Concat(jobs.Concat(replications).Select(job => Value("job-id", job.Id, job["comment"])))
            .Concat(datacenter.Nodes.Select(node => Value("hostname", node.Name))));
    }

    private static JObject Value(string field, string value, string? comment = null)
    {
        var json = new JObject { ["field"] = field, ["value"] = value };
        if (comment is not null)
        {
            json["comment"] = comment;
        }

        return json;
    }
}
