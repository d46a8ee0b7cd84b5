using Proxmox.Model.Fields;

namespace Proxmox.Engine.Credentials;

/// <summary>Where settings come from that the configuration leaves unset, by the names of their environment variables.</summary>
/// <param name="Text">The text of a setting; null when it has none.</param>
/// <param name="Title">What a setting is called there.</param>
/// <param name="Place">The same with what it is: <c>the environment variable X</c>.</param>
internal sealed record SettingSource(Func<string, string?> Text, Func<string, string> Title, Func<string, string> Place)
{
    /// <summary>The environment.</summary>
    public static SettingSource Of(Func<string, string?> environment) =>
        new(environment, static variable => variable, static variable => $"the environment variable {variable}");

    /// <summary>The first variable of a field that has a text; null when there is none.</summary>
    public string? VariableOf(Field field) => field.Environment.FirstOrDefault(variable => Text(variable) is { Length: > 0 });
}
