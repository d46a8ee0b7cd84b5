using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>Somebody takes a drive out of its slot in the middle of a change of it.</summary>
public sealed class VanishedDriveTests
{
    private static readonly Value Disk = Object(("storage", "files"), ("size", "1G"));

    private static Value Vm(Value disk) =>
        Object(("vmid", 100), ("node", "pve1"), ("start_on_create", false), ("disks", Object(("scsi0", disk))));

    [Test]
    public async Task A_drive_that_is_gone_is_named_and_nothing_is_sent_for_it()
    {
        await using var pve = await PveSimulator.StartAsync(new());
        Furnish(pve);
        var made = await ApplyAsync(pve, Value.Null, Vm(Disk), () => { });
        var isGone = false;
        var answer = await ApplyAsync(pve, made.State, Vm(Disk.With("ssd", true)), () =>
        {
            if (!isGone)
            {
                isGone = true;
                Run(pve, "PUT", "/nodes/pve1/qemu/100/config", ("delete", "scsi0"));
            }
        });
        using (Assert.EnterMultipleScope())
        {
            var error = answer.Diagnostics.Single(diagnostic => diagnostic.Severity == Model.Diagnostics.Severity.Error);
            Assert.That(error.Detail,
                Does.Contain("disks[\"scsi0\"] is gone: somebody has taken it out of VM 100 since the plan was made. Plan again"));
            Assert.That(isGone, Is.True);
            Assert.That(pve.Request("GET", "/nodes/pve1/qemu/100/config")!["scsi0"], Is.Null);
        }
    }

    private static async Task<ApplyAnswer> ApplyAsync(PveSimulator pve, Value prior, Value config, Action beforePut)
    {
        var provider = Providers.Of(pve, client => new Meddling(client, beforePut));
        var resource = Catalogs.All.Resource("vm")!;
        var plan = await provider.PlanAsync(resource, new(prior, config, ManagedAttributes.Empty), CancellationToken.None);
        return await provider.ApplyAsync(resource, new(prior, plan.Planned, config, plan.Managed), CancellationToken.None);
    }

    private sealed class Meddling(IPve pve, Action beforePut) : IPve
    {
        public Task<PveData> GetAsync(string path, Form? query = null, CancellationToken cancel = default) =>
            pve.GetAsync(path, query, cancel);

        public Task<PveData> PostAsync(string path, Form? form = null, CancellationToken cancel = default) =>
            pve.PostAsync(path, form, cancel);

        public Task<PveData> UploadAsync(string path, Form form, FileUpload file, CancellationToken cancel = default) =>
            pve.UploadAsync(path, form, file, cancel);

        public Task<PveData> PutAsync(string path, Form? form = null, CancellationToken cancel = default)
        {
            beforePut();
            return pve.PutAsync(path, form, cancel);
        }

        public Task<PveData> DeleteAsync(string path, Form? query = null, CancellationToken cancel = default) =>
            pve.DeleteAsync(path, query, cancel);

        public Task<TaskOutcome> WaitAsync(Upid task, IProgress<TaskProgress>? progress = null, CancellationToken cancel = default) =>
            pve.WaitAsync(task, progress, cancel);
    }
}
