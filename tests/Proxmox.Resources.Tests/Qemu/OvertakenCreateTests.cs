using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>
/// A process has died while PVE makes its VM, and the next apply comes upon that at its worst moment: it takes the VM up, whatever happens
/// between two questions.
/// </summary>
public sealed class OvertakenCreateTests
{
    private const string Wait = "(wait)";

    private static readonly Value Cloned =
        Object(("name", "web"), ("node", "pve1"), ("clone", Object(("vmid", 900))), ("cpu", Object(("cores", 2))));

    [Test]
    public async Task A_clone_that_is_done_between_two_questions_about_it_is_taken_up()
    {
        await using var pve = await StartAsync();
        pve.Datacenter.Pace.CopyGibibyte = TimeSpan.FromHours(1);
        await DieWhileItIsMadeAsync(pve);
        Assert.That(() => pve.Request("GET", "/cluster/resources", ("type", "vm"))!.Count(), Is.EqualTo(2).After(5000, 10));
        // It was still in the making when the mark was looked for.
        await NextAsync(pve, new(path => path.EndsWith("/tasks", StringComparison.Ordinal), () =>
        {
            pve.Datacenter.Pace.CopyGibibyte = TimeSpan.Zero;
            pve.Clock.Advance(TimeSpan.FromHours(5));
            return pve.Datacenter.Tasks.WhenIdleAsync();
        }));
    }

    [Test]
    public async Task A_clone_that_comes_first_although_it_was_not_there_yet_is_taken_up()
    {
        await using var pve = await StartAsync();
        pve.Faults.OnTask("qmclone").Delay(TimeSpan.FromHours(1)).Once();
        pve.Faults.OnTask("qmclone").Delay(TimeSpan.FromHours(2)).Once();
        await DieWhileItIsMadeAsync(pve);
        // Both have been ordered; the one of the dead process is done, and then the other finds the VMID taken.
        await NextAsync(pve, new(path => path == Wait, async () =>
        {
            pve.Clock.Advance(TimeSpan.FromMinutes(70));
            while (pve.Request("GET", "/cluster/resources", ("type", "vm"))!.Count() < 2)
            {
                await Task.Yield();
            }

            pve.Clock.Advance(TimeSpan.FromHours(1));
            await pve.Datacenter.Tasks.WhenIdleAsync();
        }));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync(new());
        Furnish(pve);
        return pve;
    }

    private static async Task DieWhileItIsMadeAsync(PveSimulator pve)
    {
        var death = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lost = CreateAsync(pve, inner => new Listening(inner, _ => Task.CompletedTask, () =>
        {
            death.SetResult();
            return new TaskCompletionSource().Task;
        }));
        Assert.That(await Task.WhenAny(lost, death.Task), Is.SameAs(death.Task));
    }

    private static async Task NextAsync(PveSimulator pve, Moment moment)
    {
        var next = await CreateAsync(pve, inner => new Listening(inner, moment.ReachAsync, () => moment.ReachAsync(Wait)));
        Assert.That(next.Diagnostics.Where(diagnostic => diagnostic.Severity == Model.Diagnostics.Severity.Error)
            .Select(diagnostic => diagnostic.Detail), Is.Empty);
        Assert.That(moment.IsPast, Is.True);
        Assert.That(pve.Request("GET", "/cluster/resources", ("type", "vm"))!.Select(guest => (long)guest["vmid"]!).Order(),
            Is.EqualTo((long[])[100, 900]));
        Assert.That(next.State["vmid"].AsLong(), Is.EqualTo(100));
        Assert.That((int?)pve.Request("GET", "/nodes/pve1/qemu/100/config")!["cores"], Is.EqualTo(2));
    }

    private static async Task<ApplyAnswer> CreateAsync(PveSimulator pve, Func<IPve, IPve> over)
    {
        var provider = Providers.Of(pve, over);
        var resource = Catalogs.All.Resource("vm")!;
        var plan = await provider.PlanAsync(resource, new(Value.Null, Cloned, ManagedAttributes.Empty), CancellationToken.None);
        return await provider.ApplyAsync(resource, new(Value.Null, plan.Planned, Cloned, plan.Managed), CancellationToken.None);
    }

    /// <summary>Something that happens before a certain question is answered, once.</summary>
    private sealed class Moment(Predicate<string> isIt, Func<Task> happens)
    {
        public bool IsPast { get; private set; }

        public async Task ReachAsync(string path)
        {
            if (!IsPast && isIt(path))
            {
                IsPast = true;
                await happens();
            }
        }
    }

    private sealed class Listening(IPve pve, Func<string, Task> beforeGet, Func<Task> beforeWait) : IPve
    {
        public async Task<PveData> GetAsync(string path, Form? query = null, CancellationToken cancel = default)
        {
            await beforeGet(path);
            return await pve.GetAsync(path, query, cancel);
        }

        public Task<PveData> PostAsync(string path, Form? form = null, CancellationToken cancel = default) =>
            pve.PostAsync(path, form, cancel);

        public Task<PveData> UploadAsync(string path, Form form, FileUpload file, CancellationToken cancel = default) =>
            pve.UploadAsync(path, form, file, cancel);

        public Task<PveData> PutAsync(string path, Form? form = null, CancellationToken cancel = default) =>
            pve.PutAsync(path, form, cancel);

        public Task<PveData> DeleteAsync(string path, Form? query = null, CancellationToken cancel = default) =>
            pve.DeleteAsync(path, query, cancel);

        public async Task<TaskOutcome> WaitAsync(Upid task, IProgress<TaskProgress>? progress = null, CancellationToken cancel = default)
        {
            await beforeWait();
            return await pve.WaitAsync(task, progress, cancel);
        }
    }
}
