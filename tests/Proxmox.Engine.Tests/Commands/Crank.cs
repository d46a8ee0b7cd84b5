using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Engine.Tests.Commands;

/// <summary>A made-up command with something of everything: it writes to a widget, unless that has the title already.</summary>
internal static class Crank
{
    public static readonly Field<string> Name = Text("name", "Widget.").Required();
    public static readonly Field<string> Title = Text("title", "Title.");
    public static readonly Field<string> Pin = Text("pin", "PIN.").Secret();
    public static readonly Field<long> Speed = Whole("speed", "Turns a minute.").Between(1, 10).Since("9.1");
    public static readonly Field<string> Former = Text("former", "Title before.").Computed();
    public static readonly Field<string> Code = Text("code", "Code.").Secret().Computed();

    public static readonly Command Declaration = new("widget_crank", "Cranks a widget.")
    {
        Area = new("things", "Things", "Things"),
        Verb = "crank",
        Target = Name,
        Fields = [Name, Title, Pin, Speed, Former, Code],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var path = PvePath.Join("widgets", run.Config.Get(Name)!);
        var former = (await run.Pve.GetAsync(path, cancel: cancel))["title"].AsText();
        if (former == run.Config.Get(Title))
        {
            run.ChangesNothing("The widget has that title already.");
        }
        else
        {
            await run.DispatchAsync(
                deadline => run.Pve.PutAsync(path, new Form().Add("title", run.Config.Get(Title) ?? ""), deadline), cancel);
        }

        return Value.Object(("former", former is null ? Value.Null : former), ("code", "c0de"));
    }
}
