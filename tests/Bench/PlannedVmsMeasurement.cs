using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Resources;
using Proxmox.Simulator;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Wire;
using Proxmox.Testing;

namespace Proxmox.Bench;

/// <summary>
/// What <c>terraform plan</c> of 500 VMs that have not changed costs the provider's process: refresh and plan of each, ten at once.
/// </summary>
internal static class PlannedVmsMeasurement
{
    private const int Vms = 500;
    private const int FirstVmId = 1000;
    private const int AtOnce = 10;
    private const string TypeName = "proxmox_vm";

    private static readonly CtyType Type = CtyType.Of(Catalogs.All.Resource("vm")!.Attributes);

    /// <summary>Measures builds in turn and prints a table.</summary>
    /// <param name="builds">The builds; the first is what the others are compared with.</param>
    /// <param name="runs">How often each plans.</param>
    public static async Task RunAsync(IReadOnlyList<Build> builds, int runs)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/storage", ("storage", "files"), ("type", "dir"), ("path", "/srv/files"), ("content", "images"));
        for (var vmid = FirstVmId; vmid < FirstVmId + Vms; vmid++)
        {
            pve.Request("POST", "/nodes/pve1/qemu", ("vmid", vmid), ("name", Name(vmid)), ("memory", "1024"), ("cores", 2),
                ("net0", "virtio,bridge=vmbr0"), ("scsi0", "files:4,format=qcow2"));
        }

        using var certificate = StartedProvider.CreateCertificate();
        var comparison = new Comparison($"plan of {Vms} VMs, {runs} runs", builds);
        await comparison.RunAsync(runs, async path =>
        {
            var usage = ChildUsage.Begin();
            var sample = new Sample();
            using (var provider = await StartedProvider.StartAsync(path, certificate))
            {
                await PlanAllAsync(provider.Client, pve);
                sample.Add("ms", provider.Elapsed.TotalMilliseconds).Add("peak MiB", provider.PeakMemory);
                await provider.StopAsync();
            }

            return sample.Add("CPU ms", usage.Elapsed.TotalMilliseconds);
        });
        comparison.Write(Console.Out);
    }

    private static async Task PlanAllAsync(Terraform.Protocol.Provider.ProviderClient provider, PveSimulator pve)
    {
        await provider.GetProviderSchemaAsync(new());
        var settings = ProviderConfiguration.Declaration.Attributes;
        var given = Configurations.Of(pve);
        var config = Value.Object(settings.Select(field => KeyValuePair.Create(field.Name, given[field.Name])));
        Check((await provider.ConfigureProviderAsync(
            new() { Config = DynamicValueCodec.Write(config, CtyType.Of(settings)) })).Diagnostics);
        await Parallel.ForAsync(FirstVmId, FirstVmId + Vms, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (vmid, _) =>
            await PlanAsync(provider, vmid));
    }

    private static async Task PlanAsync(Terraform.Protocol.Provider.ProviderClient provider, int vmid)
    {
        var imported = await provider.ImportResourceStateAsync(new() { TypeName = TypeName, Id = FormattableString.Invariant($"{vmid}") });
        Check(imported.Diagnostics);
        var stub = imported.ImportedResources.Single();
        var read = await provider.ReadResourceAsync(new() { TypeName = TypeName, CurrentState = stub.State, Private = stub.Private });
        Check(read.Diagnostics);
        var state = DynamicValueCodec.Read(read.NewState, Type);
        string[] written = ["node", "name", "cpu", "memory", "disks", "network_devices"];
        var config = DynamicValueCodec.Write(
            Value.Object(state.Members.Select(member =>
            KeyValuePair.Create(member.Key, written.Contains(member.Key, StringComparer.Ordinal) ? member.Value : Value.Null))), Type);
        Check((await provider.ValidateResourceConfigAsync(new() { TypeName = TypeName, Config = config })).Diagnostics);
        var plan = await provider.PlanResourceChangeAsync(new()
        {
            TypeName = TypeName,
            PriorState = read.NewState,
            PriorPrivate = read.Private,
            Config = config,
            ProposedNewState = read.NewState,
        });
        Check(plan.Diagnostics);
        if (!DynamicValueCodec.Read(plan.PlannedState, Type).Equals(state))
        {
            throw new InvalidOperationException($"The plan of VM {vmid}, which has not changed, is not empty.");
        }
    }

    private static string Name(int vmid) => FormattableString.Invariant($"vm-{vmid}");

    private static void Check(IEnumerable<Diagnostic> diagnostics) => PlanMeasurement.Check(diagnostics);
}
