using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>
/// The user stops the apply while a VM is made. It is not recorded half-made, for the client would take it for broken and make it anew; the
/// next apply goes on with it.
/// </summary>
public sealed class StoppedCreateTests
{
    private static readonly Value New =
        Object(("name", "web"), ("node", "pve1"), ("disks", Object(("scsi0", Object(("storage", "files"), ("size", "1G"))))));

    private static readonly Value Cloned =
        Object(("name", "web"), ("node", "pve1"), ("clone", Object(("vmid", 900))), ("cpu", Object(("cores", 2))));

    [TestCase(true, "/config")]
    [TestCase(true, "/status/start")]
    [TestCase(false, "/status/start")]
    public async Task A_create_that_is_stopped_is_finished_by_the_next_apply_and_says_so(bool isClone, string at)
    {
        var config = isClone ? Cloned : New;
        await using var pve = await PveSimulator.StartAsync(new());
        Furnish(pve);
        using var cancel = new CancellationTokenSource();
        var stopped = await CreateAsync(pve, config, cancel, at);
        var error = stopped.Diagnostics.Single(diagnostic => diagnostic.Severity == Model.Diagnostics.Severity.Error);
        Assert.That(error.Summary, Does.Contain("Cancelled"));
        Assert.That(error.Detail, Does.Contain("VM 100 on node pve1").And.Contain("next apply"));
        Assert.That(stopped.State.IsNull, Is.True);
        Assert.That(stopped.AfterResponse is null, "the mark stays");

        var next = await CreateAsync(pve, config);
        Assert.That(next.Diagnostics.HasErrors, Is.False);
        await next.AfterResponse!();
        Assert.That(next.State["vmid"].AsLong(), Is.EqualTo(100));
        Assert.That(pve.Request("GET", "/cluster/resources", ("type", "vm"))!.Count(), Is.EqualTo(2));
        var live = pve.Request("GET", "/nodes/pve1/qemu/100/config")!;
        Assert.That((string?)live["description"] ?? "", Does.Not.Contain("unfinished"));
        Assert.That((int?)live["cores"], Is.EqualTo(isClone ? 2 : null));
        Assert.That((string?)pve.Request("GET", "/nodes/pve1/qemu/100/status/current")!["status"], Is.EqualTo("running"));
    }

    [Test]
    public async Task A_clone_that_ends_just_while_its_task_is_looked_for_is_taken_up()
    {
        await using var pve = await PveSimulator.StartAsync(new());
        Furnish(pve);
        pve.Datacenter.Pace.Allocate = TimeSpan.FromHours(1);
        using var cancel = new CancellationTokenSource();
        await CreateAsync(pve, Cloned, cancel, Stopping.AtTask);
        Assert.That(() => pve.Datacenter.Locked(datacenter => datacenter.Guests.ContainsKey(100)),
            Is.True.After(20).Seconds.PollEvery(5).MilliSeconds, "it is being made");
        var next = await CreateAsync(pve, Cloned, beforeTasks: () =>
        {
            pve.Clock.Advance(TimeSpan.FromHours(2));
            return pve.Datacenter.Tasks.WhenIdleAsync();
        });
        Assert.That((next.Diagnostics.HasErrors, next.State["vmid"].AsLong()), Is.EqualTo((false, 100)));
        await next.AfterResponse!();
    }

    private static async Task<ApplyAnswer> CreateAsync(
        PveSimulator pve, Value config, CancellationTokenSource? cancel = null, string at = "", Func<Task>? beforeTasks = null)
    {
        var provider = Providers.Of(pve, client => new Stopping(client, cancel, at, beforeTasks));
        var resource = Catalogs.All.Resource("vm")!;
        var plan = await provider.PlanAsync(resource, new(Value.Null, config, ManagedAttributes.Empty), CancellationToken.None);
        return await provider.ApplyAsync(
            resource, new(Value.Null, plan.Planned, config, plan.Managed), cancel?.Token ?? CancellationToken.None);
    }

    /// <summary>Stops the operation when it is about to send a certain request.</summary>
    private sealed class Stopping(IPve pve, CancellationTokenSource? stop, string at, Func<Task>? beforeTasks) : IPve
    {
        /// <summary>Stops it while it waits for a task, which goes on.</summary>
        public const string AtTask = "(task)";

        public async Task<PveData> GetAsync(string path, Form? query = null, CancellationToken cancel = default)
        {
            await (path.EndsWith("/tasks", StringComparison.Ordinal) && beforeTasks is not null ? beforeTasks() : Task.CompletedTask);
            return await pve.GetAsync(path, query, cancel);
        }

        public Task<PveData> PostAsync(string path, Form? form = null, CancellationToken cancel = default) =>
            Passing(path, () => pve.PostAsync(path, form, cancel));

        public Task<PveData> UploadAsync(string path, Form form, FileUpload file, CancellationToken cancel = default) =>
            Passing(path, () => pve.UploadAsync(path, form, file, cancel));

        public Task<PveData> PutAsync(string path, Form? form = null, CancellationToken cancel = default) =>
            Passing(path, () => pve.PutAsync(path, form, cancel));

        public Task<PveData> DeleteAsync(string path, Form? query = null, CancellationToken cancel = default) =>
            Passing(path, () => pve.DeleteAsync(path, query, cancel));

        public Task<TaskOutcome> WaitAsync(Upid task, IProgress<TaskProgress>? progress = null, CancellationToken cancel = default) =>
            Passing(AtTask, () => pve.WaitAsync(task, progress, cancel));

        private async Task<T> Passing<T>(string path, Func<Task<T>> send)
        {
            if (path.EndsWith(at, StringComparison.Ordinal) && stop is { IsCancellationRequested: false })
            {
                await stop.CancelAsync();
                throw new OperationCanceledException(stop.Token);
            }

            return await send();
        }
    }
}
