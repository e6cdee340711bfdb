// Two fields of forms that Decap CMS does not have.

(() => {
  const { CMS, createClass, h } = window;

  // The text of a page, as it is written. A field that shows it as it will look would write it anew, and take [@key] and
  // [[id]] for brackets that somebody typed.
  const Text = createClass({
    getInitialState() {
      return { id: crypto.randomUUID() };
    },
    // A field that does not ask is told of a new value alone, and not of a picture that was chosen.
    shouldComponentUpdate() {
      return true;
    },
    componentDidUpdate() {
      const path = this.props.mediaPaths.get(this.state.id);
      if (!path) return;
      this.props.onRemoveInsertedMedia(this.state.id);
      const text = this.props.value || "";
      const at = this.field ? this.field.selectionEnd : text.length;
      const picture = `![${this.props.field.get("caption")}](${[].concat(path)[0]})`;
      this.props.onChange(`${text.slice(0, at)}${picture}${text.slice(at)}`);
    },
    componentWillUnmount() {
      this.props.onRemoveMediaControl(this.state.id);
    },
    choose() {
      this.props.onOpenMediaLibrary({ controlID: this.state.id, forImage: true, field: this.props.field });
    },
    render() {
      const { field, forID, value, classNameWrapper, setActiveStyle, setInactiveStyle, onChange } = this.props;
      return h(
        "div",
        {},
        h("button", { type: "button", onClick: this.choose }, field.get("picture")),
        h("textarea", {
          id: forID,
          ref: (/** @type {HTMLTextAreaElement} */ made) => void (this.field = made),
          className: classNameWrapper,
          rows: 16,
          value: value || "",
          onFocus: setActiveStyle,
          onBlur: setInactiveStyle,
          onChange: (/** @type {any} */ event) => onChange(event.target.value),
        }),
      );
    },
  });

  // Yes, no, or nothing: a switch cannot say that nothing is said.
  const Truth = createClass({
    render() {
      const { field, forID, value, classNameWrapper, setActiveStyle, setInactiveStyle, onChange } = this.props;
      const said = { "": undefined, true: true, false: false };
      return h(
        "select",
        {
          id: forID,
          className: classNameWrapper,
          value: String(value ?? ""),
          onFocus: setActiveStyle,
          onBlur: setInactiveStyle,
          onChange: (/** @type {any} */ event) => onChange(said[event.target.value]),
        },
        h("option", { value: "" }, "–"),
        h("option", { value: "true" }, field.get("yes")),
        h("option", { value: "false" }, field.get("no")),
      );
    },
  });

  CMS.registerWidget("bank-text", Text);
  CMS.registerWidget("bank-truth", Truth);
})();
