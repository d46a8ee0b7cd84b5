using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proxmox.Grpc;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.Wire;
using Proxmox.Pulumi.Schemas;
using Proxmox.Resources;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Pulumirpc;
using ModelValue = Proxmox.Model.Values.Value;

namespace Proxmox.EngineReplay;

/// <summary>
/// Sends a scenario's recorded requests to the provider on a simulator, without an engine, and holds the answers against the recorded ones.
/// </summary>
/// <param name="scenario">The scenario.</param>
internal sealed class ProviderReplay(Scenario scenario)
{
    private static readonly Tokens Names = new(Catalogs.All);

    private readonly Identifiers _identifiers = new();

    /// <summary>Runs it.</summary>
    /// <returns>The number of calls, and for each whose answer is not good which it is and why.</returns>
    public async Task<(int All, IReadOnlyList<string> Bad)> RunAsync()
    {
        await using var pve = await PveSimulator.StartAsync();
        var (all, bad) = (0, new List<string>());
        // Of several processes the engine configures one, which then has to do with the resources.
        Process? latest = null, configured = null;
        foreach (var step in scenario.Steps)
        {
            var processes = new List<Process>();
            foreach (var call in step.ToProvider.Except(Exceptions.SchemaLoader(step)).OrderBy(call => call.Begun))
            {
                if (call.Method == "Handshake")
                {
                    latest = await Process.StartAsync(pve);
                    processes.Add(latest);
                }

                configured = call.Method == "Configure" ? latest : configured;
                all++;
                bad.AddRange((await ProblemsAsync(pve, call.Method is "CheckConfig" or "DiffConfig" or "Handshake" ? latest! : configured
                    ?? latest!, call)).Take(1).Select(problem => $"{scenario.Name}, {step.Name}: {call.Method} {call.Subject}: {problem}"));
            }

            foreach (var process in processes)
            {
                await process.DisposeAsync();
            }

            (latest, configured) = (null, null);
        }

        return (all, bad);
    }

    private async Task<IReadOnlyList<string>> ProblemsAsync(PveSimulator pve, Process process, RecordedCall call)
    {
        await BeforeAsync(pve, call);
        try
        {
            var answer = await process.SendAsync(Here(pve, call.Request));
            return call.Error is not null ? ["it succeeds, and did not then"]
                : call.Response is null ? []
                : [.. new AnswerCheck(_identifiers).Problems(Here(pve, call.Request), Here(pve, call.Response), answer)];
        }
        catch (RpcException failure)
        {
            return call.Error is null ? [$"it fails: {failure.Status.Detail.ReplaceLineEndings(" ")}"] : [];
        }
    }

    // What the recorded program had been told of its datacenter.
    private static IMessage Here(PveSimulator pve, IMessage recorded) => JsonParser.Default.Parse(
        JsonFormatter.Default.Format(recorded)
            .Replace("https://pve.example:8006/", pve.Endpoint.ToString(), StringComparison.Ordinal)
            .Replace("root@pam!test=0f3a5c1e-7d24-4b86-9e0d-51c2a4b6f8d0", pve.ApiToken, StringComparison.Ordinal)
            .Replace("FINGERPRINT", pve.Fingerprint, StringComparison.Ordinal),
        recorded.Descriptor);

    // What was found in PVE and no recorded request has made, somebody has made by hand.
    private static async Task BeforeAsync(PveSimulator pve, RecordedCall call)
    {
        if (call is { Request: ReadRequest read, Response: ReadResponse found } && Names.Resource(read.Type) is { } resource)
        {
            var fields = PropertyNames.Properties(resource);
            var known = new Proxmox.Engine.Provider(Catalogs.All, new() { Environment = _ => null }).Import(resource, read.Id).State;
            var recorded = Of(fields, read.Properties);
            await new ByHand(pve).BringAsync(
                resource,
                ModelValue.Object(known.Members.Select(member =>
                    KeyValuePair.Create(member.Key, recorded.IsNull || recorded[member.Key].IsNull ? member.Value : recorded[member.Key]))),
                found.Properties is null ? ModelValue.Null : Of(fields, found.Properties));
        }

        if (call.Request is CreateRequest { Preview: false } create && create.Properties.Fields.TryGetValue("clone", out var clone)
            && clone.StructValue is { } source && source.Fields.TryGetValue("vmid", out var vmid)
            && !pve.Request("GET", "/nodes/pve1/qemu")!.Any(guest => (double?)guest["vmid"] == vmid.NumberValue))
        {
            pve.Request("POST", "/nodes/pve1/qemu", ("vmid", (int)vmid.NumberValue), ("name", "source"), ("scsi0", "local-lvm:1"));
            await Task.Delay(TimeSpan.FromSeconds(1));
            pve.Request("POST", $"/nodes/pve1/qemu/{vmid.NumberValue}/template");
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    private static ModelValue Of(System.Collections.Immutable.ImmutableArray<Proxmox.Model.Fields.Field> fields, Struct? properties) =>
        properties is null ? ModelValue.Null : Properties.Read(fields, new WireReader(Unknowns.Keep).Read(properties)!);

    private sealed class Process(PulumiProvider provider, LocalChannel channel) : IAsyncDisposable
    {
        private readonly ResourceProvider.ResourceProviderClient _client = new(channel);

        public static async Task<Process> StartAsync(PveSimulator pve)
        {
            // The recorded ones had the address and the credentials in the environment.
            var provider = await PulumiProvider.StartAsync(environment: name => name switch
            {
                "PROXMOX_VE_ENDPOINT" => pve.Endpoint.ToString(),
                "PROXMOX_VE_USERNAME" => pve.Username,
                "PROXMOX_VE_PASSWORD" => pve.Password,
                "PROXMOX_VE_FINGERPRINT" => pve.Fingerprint,
                _ => null,
            });
            return new(provider, LocalChannel.To(((AttachedPlugin)provider.Source).Address));
        }

        public async Task<IMessage> SendAsync(IMessage request) => request switch
        {
            ProviderHandshakeRequest it => await _client.HandshakeAsync(it),
            CheckRequest { Type: Tokens.Provider } it => await _client.CheckConfigAsync(it),
            DiffRequest { Type: Tokens.Provider } it => await _client.DiffConfigAsync(it),
            ConfigureRequest it => await _client.ConfigureAsync(it),
            CheckRequest it => await _client.CheckAsync(it),
            DiffRequest it => await _client.DiffAsync(it),
            CreateRequest it => await _client.CreateAsync(it),
            ReadRequest it => await _client.ReadAsync(it),
            UpdateRequest it => await _client.UpdateAsync(it),
            DeleteRequest it => await _client.DeleteAsync(it),
            InvokeRequest it => await _client.InvokeAsync(it),
            GetSchemaRequest it => await _client.GetSchemaAsync(it),
            // Cancel and GetPluginInfo take nothing.
            _ => await _client.GetPluginInfoAsync(new()),
        };

        public async ValueTask DisposeAsync()
        {
            await _client.CancelAsync(new());
            channel.Dispose();
            await provider.DisposeAsync();
        }
    }
}
