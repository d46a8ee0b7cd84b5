using System.Diagnostics;
using System.Text;
using Newtonsoft.Json.Linq;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;
using Proxmox.Resources;
using Proxmox.Simulator;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Wire;

namespace Proxmox.Testing.Clients;

/// <summary>The real <c>terraform</c> or <c>tofu</c> with a folder of its own, attached to a provider in this process.</summary>
public sealed class CommandLineClient : IInfrastructureClient
{
    private const string Name = "this";

    private readonly Workspace _workspace;
    private readonly string _type;
    private readonly CtyType _schema;
    private readonly Value _configuration;
    private Value _config = Value.Null;

    private CommandLineClient(Workspace workspace, string type, CtyType schema, Value configuration)
    {
        _workspace = workspace;
        _type = type;
        _schema = schema;
        _configuration = configuration;
    }

    /// <inheritdoc/>
    public bool BelievesOrigin => false;

    /// <inheritdoc/>
    public Value State
    {
        get
        {
            var attributes = _workspace.StateOf($"{_type}.{Name}");
            return attributes is null ? Value.Null : CtyJson.Read(Encoding.UTF8.GetBytes(attributes.ToString()), _schema);
        }
    }

    /// <summary>Starts a provider in this process and prepares a folder for the client.</summary>
    public static async Task<CommandLineClient> StartAsync(
        string executable, PveSimulator pve, string resource, Value? provider = null)
    {
        var declaration = Catalogs.All.Resource(resource)!;
        var attached = await AttachedProvider.StartAsync(catalog: Around(declaration));
        var client = new CommandLineClient(
            new(executable, attached), TypeNames.Of(declaration), CtyType.Of(declaration.Attributes),
            provider ?? Configurations.Of(pve));
        client.Write(Value.Null);
        await client._workspace.InitAsync();
        return client;
    }

    /// <inheritdoc/>
    public Task<Outcome> PlanAsync(Value config) => RunAsync(config, "plan");

    /// <inheritdoc/>
    public Task<Outcome> ApplyAsync(Value config) => RunAsync(config, "apply", "-auto-approve");

    /// <inheritdoc/>
    public async Task<Outcome> ImportAsync(Value config, string id)
    {
        Write(config);
        var result = await _workspace.RunAsync("import", "-no-color", "-input=false", $"{_type}.{Name}", id);
        return new(PlannedAction.Nothing, result.ExitCode == 0 ? [] : [result.Output + result.Errors], []);
    }

    /// <inheritdoc/>
    public async Task<Value> ReadDataAsync(DataSource source, Value config)
    {
        var type = TypeNames.Of(source);
        _workspace.Write("data.tf", HclText.Data(type, Name, config));
        var outcome = await RunAsync(_config, "apply", "-auto-approve");
        _workspace.Remove("data.tf");
        return outcome.Errors.Count == 0
            ? CtyJson.Read(Encoding.UTF8.GetBytes(_workspace.StateOf($"data.{type}.{Name}")!.ToString()), CtyType.Of(source.Attributes))
            : throw new InvalidOperationException(string.Join('\n', outcome.Errors));
    }

    /// <inheritdoc/>
    public void Forget() => _workspace.ForgetState();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _workspace.DisposeAsync();

    // The client reads all schemas in every command, which takes longer than what it does with one object.
    private static Catalog Around(Resource resource) => new([resource],
        new[] { resource.Name, resource.Plural }.OfType<string>().Select(Catalogs.All.DataSource).OfType<DataSource>());

    private void Write(Value config)
    {
        _config = config;
        _workspace.Write(
            "main.tf", HclText.Provider(TypeNames.Provider, _configuration) + (config.IsNull ? "" : HclText.Resource(_type, Name, config)));
    }

    private async Task<Outcome> RunAsync(Value config, params string[] command)
    {
        Write(config);
        var result = await _workspace.RunAsync([.. command, "-json", "-input=false"]);
        return Read(result);
    }

    // One JSON object a line; what is planned for our object and what is told about it is all that matters here.
    private static Outcome Read(CommandResult result)
    {
        var action = PlannedAction.Nothing;
        var errors = new List<string>();
        var warnings = new List<string>();
        foreach (var line in result.Output.Split('\n').Where(line => line.StartsWith('{')))
        {
            var message = JObject.Parse(line);
            switch ((string?)message["type"])
            {
                case "planned_change":
                    action = Action((string?)message["change"]?["action"]);
                    break;
                case "diagnostic":
                    var diagnostic = message["diagnostic"]!;
                    ((string?)diagnostic["severity"] == "error" ? errors : warnings)
                        .Add($"{diagnostic["summary"]}\n{diagnostic["detail"]}");
                    break;
                default:
                    break;
            }
        }

        if (result.ExitCode != 0 && errors.Count == 0)
        {
            errors.Add(result.Output + result.Errors);
        }

        return new(action, errors, warnings);
    }

    private static PlannedAction Action(string? name) => name switch
    {
        "create" => PlannedAction.Create,
        "update" => PlannedAction.Update,
        "replace" => PlannedAction.Replace,
        "delete" => PlannedAction.Delete,
        "noop" or "no-op" or "read" => PlannedAction.Nothing,
        _ => throw new UnreachableException($"The client planned '{name}', which this test does not know."),
    };
}
