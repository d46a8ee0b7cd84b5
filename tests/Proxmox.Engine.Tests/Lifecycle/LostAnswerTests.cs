using Proxmox.Client;
using Proxmox.Engine.Tests.Fakes;

namespace Proxmox.Engine.Tests.Lifecycle;

internal sealed class LostAnswerTests
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task When_the_answer_to_a_change_is_lost_the_object_is_read_back(bool wasMade)
    {
        var bench = new Bench();
        var made = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "before")));
        void Lose(Call call)
        {
            if (call.Method == "PUT")
            {
                throw FakePve.Fault(FaultKind.Unreachable, "Connection timed out", call, lost: true);
            }
        }

        if (wasMade)
        {
            bench.Pve.After = Lose;
        }
        else
        {
            bench.Pve.Before = (call, _) =>
            {
                Lose(call);
                return Task.CompletedTask;
            };
        }

        var config = bench.Config(("name", "w1"), ("title", "after"));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config, made.State, made.Managed), made.State);
        Assert.That(Bench.Texts(answer.Diagnostics).Single(),
            Does.StartWith(wasMade ? "Warning at -: The answer to the change of widget was lost" : "Error at -: Could not update widget"));
        Assert.That(answer.State["title"].AsText(), Is.EqualTo(wasMade ? "after" : "before"));
    }
}
