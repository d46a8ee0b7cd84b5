using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Notifications;

/// <summary>
/// The five calls of a type of section of <c>notifications.cfg</c>. They are written in Rust, and so answer with other statuses and words
/// than files of sections do elsewhere.
/// </summary>
/// <param name="Path">The list's path.</param>
/// <param name="Type">The type of its sections.</param>
/// <param name="Noun">What a section is called that is not there.</param>
internal sealed record NotificationArea(string Path, string Type, string Noun)
{
    /// <summary>Properties that are kept apart and never shown.</summary>
    public string[] Secrets { get; init; } = [];

    /// <summary>Properties that cannot be deleted.</summary>
    public string[] Required { get; init; } = [];

    /// <summary>Fails where a section cannot be as it is among the others.</summary>
    public Action<SectionConfig, Section> Verify { get; init; } = (_, _) => { };

    public void Map(Router router)
    {
        var item = Path + "/{name}";
        var rules = ApiTable.For(router.Version.Text()).Find("POST", Path, out _)!.Parameters;
        router.On("GET", Path, call => new JArray(Config(call).Read().Sections.Where(section => section.Type == Type)
            .Select(section => ToJson(section, rules))));
        router.On("POST", Path, call => Config(call).Change(config => Create(call, config, rules)));
        router.On("GET", item, call =>
        {
            var json = ToJson(Find(Config(call).Read(), call.Text("name")), rules);
            json["digest"] = Config(call).Digest;
            return json;
        });
        router.On("PUT", item, call => Config(call).Change(config => Update(call, config, rules)));
        router.On("DELETE", item, call => Config(call).Change(config => Delete(call, config)));
    }

    private static NotificationConfig Config(PveCall call) => NotificationConfig.Of(call.Datacenter);

    private void Create(PveCall call, SectionConfig config, IReadOnlyDictionary<string, ParameterRule> rules)
    {
        var name = call.Text("name");
        if (config.Find(name) is not null)
        {
            throw PveError.Raise(400, $"Cannot create '{name}', an entity with the same name already exists\n");
        }

        var section = new Section(Type, name);
        Put(call, section, rules);
        Verify(config, section);
        config.Add(section, place: 0);
    }

    private void Update(PveCall call, SectionConfig config, IReadOnlyDictionary<string, ParameterRule> rules)
    {
        if (call.OptionalText("digest") is { } digest && digest != Config(call).Digest)
        {
            throw PveError.Raise(400, "detected modified configuration. Different digest?\n");
        }

        var section = Find(config, call.Text("name"));
        string[] deletable = [.. rules.Keys.Where(key => key != "name" && !Required.Contains(key))];
        foreach (var key in call.Array("delete"))
        {
            if (!deletable.Contains(key))
            {
                var known = string.Join(", ", deletable.Select(name => $"`{name}`"));
                throw PveError.Die($"unknown variant `{key}`, expected one of {known}");
            }

            section[key] = null;
        }

        Put(call, section, rules);
        Verify(config, section);
    }

    private void Delete(PveCall call, SectionConfig config)
    {
        var section = Find(config, call.Text("name"));
        var users = config.Sections.Where(other => Targets(other).Contains(section.Id)).Select(other => other.Id)
            .Order(StringComparer.Ordinal).ToList();
        // What PVE brings along is only reset.
        if (users.Count > 0 && NotificationConfig.OriginOf(section) == "user-created")
        {
            throw PveError.Raise(400, $"cannot delete '{section.Id}', referenced by: {string.Join(", ", users)}\n");
        }

        config.Remove(section.Id);
    }

    /// <summary>The targets that a section names.</summary>
    internal static string[] Targets(Section section) => section["target"]?.Split('\n') ?? [];

    private Section Find(SectionConfig config, string name) =>
        config.Find(name) is { } section && section.Type == Type ? section : throw PveError.Raise(404, $"{Noun} '{name}' not found\n");

    private static void Put(PveCall call, Section section, IReadOnlyDictionary<string, ParameterRule> rules)
    {
        foreach (var key in rules.Keys.Where(key => key != "name" && call.Has(key)))
        {
            var values = rules[key].Type == "array" ? call.Array(key) : [call.Text(key)];
            section[key] = string.Join('\n', key == "secret" ? values.Select(value => Kept(section, value)) : values);
        }
    }

    /// <summary>A secret that comes without its value is the one that is known already.</summary>
    private static string Kept(Section section, string secret) => secret.Contains("value=", StringComparison.Ordinal) ? secret
        : section["secret"]?.Split('\n').FirstOrDefault(known => NameOf(known) == NameOf(secret)) ?? secret;

    private JObject ToJson(Section section, IReadOnlyDictionary<string, ParameterRule> rules)
    {
        var json = new JObject { ["name"] = section.Id, ["origin"] = NotificationConfig.OriginOf(section) };
        foreach (var (key, value) in section.Properties.Where(property => !Secrets.Contains(property.Key)))
        {
            json[key] = key == "secret"
                ? new JArray(value.Split('\n').Select(NameOf))
                : SectionSchema.ToJson(rules.GetValueOrDefault(key), value);
        }

        return json;
    }

    private static string NameOf(string secret) =>
        secret.Split(',').FirstOrDefault(part => part.StartsWith("name=", StringComparison.Ordinal)) ?? secret;
}
