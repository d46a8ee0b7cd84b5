using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Lxc;
using Proxmox.Simulator.Qemu;
using Proxmox.Simulator.Replication;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Guests;

/// <summary><c>.../remote_migrate</c> of both kinds of guests (<c>PVE::API2::Qemu</c>, <c>PVE::API2::LXC</c>).</summary>
public sealed class RemoteMigrationEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("POST", "/nodes/{node}/qemu/{vmid}/remote_migrate", call => Migrate(call, new VmContext(call)));
        router.On("POST", "/nodes/{node}/lxc/{vmid}/remote_migrate", call => Migrate(call, new LxcContext(call)));
    }

    private static JToken Migrate(PveCall call, GuestContext context)
    {
        var isVm = context.Kind == GuestKind.Vm;
        var vmId = (int)call.Number("vmid")!.Value;
        call.Datacenter.RequireQuorum();
        var config = context.Load(vmId);
        config.RequireUnlocked();
        if (!isVm && context.IsRunning(vmId) && call.Flag("online") != true && call.Flag("restart") != true)
        {
            throw PveError.Die("can't migrate running container without --online or --restart");
        }

        if (HighAvailability.Of(call.Datacenter).Manages(vmId))
        {
            throw PveError.Parameter("vmid", $"cannot remote-migrate {context.Kind.Word} that is configured for HA");
        }

        var endpoint = RemoteEndpoint.Of(call);
        if (endpoint.Fingerprint is null)
        {
            endpoint.Connect(call.Datacenter);
        }

        if (ReplicationJobs.Of(call.Datacenter).HasOne(vmId))
        {
            throw PveError.Die("cannot remote-migrate replicated VM");
        }

        if (isVm && context.IsRunning(vmId) && call.Flag("online") != true)
        {
            throw PveError.Die("can't migrate running VM without --online");
        }

        if (call.Text("target-storage") == "1")
        {
            throw PveError.Die("remote migration requires explicit storage mapping!");
        }

        var (datacenter, node, authId) = endpoint.Connect(call.Datacenter);
        var order = new RemoteOrder
        {
            VmId = (int?)call.Number("target-vmid") ?? vmId,
            Storages = StorageMap.Parse(call.Text("target-storage")),
            Bridges = StorageMap.Parse(call.Text("target-bridge")),
            Delete = call.Flag("delete") == true,
            Timeout = isVm ? null : (int?)call.Number("timeout") ?? Lxc.MigrationEndpoints.DefaultTimeout,
        };
        var isLive = !isVm && context.IsRunning(vmId) && call.Flag("restart") != true;
        return call.ForkWork(isVm ? "qmigrate" : "vzmigrate", call.Text("vmid"), run =>
        {
            using var held = run.LockMigration(vmId);
            if (isLive)
            {
                throw PveError.Die("lxc live migration is currently not implemented");
            }

            var there = new Execution(datacenter, node, authId, worker: null);
            new RemoteMigration(ContextOf(run, isVm), ContextOf(there, isVm), endpoint.Host, vmId, order).Run();
        });
    }

    private static GuestContext ContextOf(Execution run, bool isVm) => isVm ? new VmContext(run) : new LxcContext(run);
}
