using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>
/// CPU models of the datacenter's own: <c>/cluster/qemu/custom-cpu-models</c> (PVE::API2::Cluster::Qemu, PVE::QemuServer::CPUConfig). PVE
/// takes their names with and without <c>custom-</c> in front, and tells them with it; privileges are on the name without it.
/// </summary>
public static class CpuModel
{
    private const string Collection = "/cluster/qemu/custom-cpu-models";
    private const string Prefix = "custom-";

    private static readonly Field<string> Id =
        Text("cpu_model_id", "Name of the model, without `custom-` in front.").OnWire("cputype").Required().Replacing().Autonamed()
            .Checked(Identifiers.Mapping).Matching("(?!custom-).*", "a name without \"custom-\" in front").OfLength(2, 40);

    private static readonly Field<string> Kind =
        Text("type", "What VMs name the model by in `cpu.type`: `custom-` and its name.").Computed().AlwaysReturned();

    private static readonly Field<string> ReportedModel =
        Text("reported_model", "CPU model of QEMU that it builds on and that guests see, such as `Skylake-Server` or `EPYC`.")
            .OnWire("reported-model").Required().Among([.. QemuCpuModels.All.Select(model => (model, $"QEMU's {model}."))]);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        new("cpu_model", "A CPU model of the datacenter's own, which VMs can be given.")
        {
            Area = Areas.Guests,
            Noun = "CpuModel",
            Plural = "cpu_models",
            Since = "9.1",
            Api = new(Collection)
            {
                Item = Collection + "/{cpu_model_id}",
                HasDigest = true,
                Listed = new(Collection) { Objects = model => [Named(model)] },
                File = ConfigFiles.CpuModels,
            },
            Fields =
            [
                Id, ReportedModel, Cpu.Flags, Cpu.Hidden.ImpliedDefault(false), Cpu.HypervisorVendor, Cpu.PhysicalBits,
                Cpu.GuestPhysicalBits, Cpu.Level, Kind,
            ],
            Identity = [Id],
            ImportId = new("{cpu_model_id}", "web"),
            Privileges =
            [
                new("Mapping.Modify", "/mapping/cpu") { For = Purposes.Create },
                new("Mapping.Modify", "/mapping/cpu/{cpu_model_id}") { For = Purposes.Change | Purposes.Delete },
                new(["Mapping.Audit", "Mapping.Use", "Mapping.Modify"], "/mapping/cpu/{cpu_model_id}")
                {
                    For = Purposes.Read | Purposes.List,
                },
            ],
            Hooks = new() { Adapt = Named, Foresee = WithKind },
        };

    private static PveData Named(PveData model) => PveData.Object(model.Members
        .Where(member => member.Key != Id.Wire)
        .Append(new(Id.Wire, PveData.Of(model[Id.Wire].AsText()?[Prefix.Length..])))
        .Append(new(Kind.Wire, model[Id.Wire])));

    private static Value WithKind(PlanReview plan) =>
        plan.Planned.Get(Id) is { } id ? plan.Planned.Value.With(Kind.Name, Prefix + id) : plan.Planned.Value;
}
