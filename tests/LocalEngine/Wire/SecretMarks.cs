namespace Proxmox.LocalEngine.Wire;

/// <summary>Carries the marks of secrets over from what went in to what came out.</summary>
public static class SecretMarks
{
    /// <summary>
    /// Marks what has a secret of the same name: objects member by member, everything else, lists too, as a whole.
    /// For receivers that could not be told of secrets.
    /// </summary>
    public static PropertyObject Copy(PropertyObject from, PropertyObject to) => to.Select((name, value) =>
    {
        if (!from.TryGetValue(name, out var source))
        {
            return value;
        }

        if (value is PropertyObject members && source is PropertyObject sources)
        {
            return Copy(sources, members);
        }

        return source.ContainsSecrets ? PropertyValue.Secret(value) : value;
    });

    /// <summary>
    /// Outputs as they are recorded: secret where asked for by name, and where the input of the same name is secret as a whole.
    /// </summary>
    public static PropertyObject OfOutputs(PropertyObject outputs, PropertyObject inputs, IEnumerable<string> alsoSecret)
    {
        HashSet<string> names = [.. alsoSecret, .. inputs.Where((_, value) => value.IsSecret).Keys];
        return outputs.Select((name, value) => names.Contains(name) ? PropertyValue.Secret(value) : value);
    }

    /// <summary>Marks every member: what a function returns that got a secret it could not be told of.</summary>
    public static PropertyObject All(PropertyObject to) => to.Select((_, value) => PropertyValue.Secret(value));
}
