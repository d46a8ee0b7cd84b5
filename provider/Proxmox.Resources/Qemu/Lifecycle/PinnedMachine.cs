using Proxmox.Client;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>
/// The machine type of a Windows VM. One without a version gets the newest from PVE when the VM is created, so that Windows finds the same
/// hardware after every upgrade: who asked for <c>q35</c> has got it as <c>pc-q35-10.1</c>.
/// </summary>
internal static class PinnedMachine
{
    private const string Parameter = "machine";
    private const string TypeKey = "type";

    /// <summary>The config of a VM with the type as it is recorded, where PVE has only added the version.</summary>
    /// <param name="config">The config as PVE tells it.</param>
    /// <param name="recorded">The VM as it is recorded.</param>
    public static PveData AsRecorded(PveData config, Value recorded) =>
        TypeOf(recorded) is { } asked && Parts(config[Parameter].AsText()) is { } told && IsOf(asked, told[TypeKey], config)
            ? PveData.Object(config.Members.Select(
                option => option.Key == Parameter ? new(Parameter, PveData.Of(told.With(TypeKey, asked).ToString())) : option))
            : config;

    /// <summary>Keeps PVE's version in parameters that are about to be sent, when the plan does not change the type.</summary>
    public static void Keep(Form form, PveData live, Value prior, Value planned)
    {
        if (TypeOf(planned) is { } asked && asked == TypeOf(prior) && Parts(form[Parameter]) is { } sent
            && Parts(live[Parameter].AsText())?[TypeKey] is { } pinned && IsOf(asked, pinned, live))
        {
            form.Remove(Parameter);
            form.Add(Parameter, sent.With(TypeKey, pinned).ToString());
        }
    }

    private static string? TypeOf(Value vm) => vm[Machine.Type.Name][TypeKey].AsText();

    private static PropertyString? Parts(string? machine) =>
        machine is not null && PropertyString.TryParse(machine, TypeKey, out var parts, out _) ? parts : null;

    private static bool IsOf(string asked, string? told, PveData config) =>
        config["ostype"].AsText()?.StartsWith('w') is true && told is not null && asked switch
        {
            "pc" => told.StartsWith("pc-i440fx-", StringComparison.Ordinal),
            "q35" => told.StartsWith("pc-q35-", StringComparison.Ordinal),
            _ => false,
        };
}
