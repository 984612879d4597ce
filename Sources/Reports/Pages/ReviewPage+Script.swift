extension ReviewPage {
  /// What the page does.
  ///
  /// What is shown is only ever set as text, never as markup.
  static let script: StaticString = #"""
    "use strict";
    // One decision on each question ("yes", "no" or nothing) and the terms that were added by hand.
    function empty(item) {
      return { answers: item.questions.map(() => null), added: [], none: false };
    }
    function isDecided(item, state) {
      if (state.added.length > 0 || state.none) return true;
      return item.questions.length > 0 && state.answers.every((answer) => answer !== null);
    }
    // The correction that follows, as the command line takes it; null while there is none.
    function correction(item, state, by, at) {
      if (!isDecided(item, state)) return null;
      const isGone = (id) => item.questions.some((question, place) =>
        question.action === "remove" && question.id === id && state.answers[place] === "yes");
      const asked = item.questions.filter((question) => question.action === "add");
      const answered = (answer) => item.questions.filter((question, place) =>
        question.action === "add" && state.answers[place] === answer).map((question) => question.id);
      const keep = item.tags.filter((tag) => tag.known && !isGone(tag.id)).map((tag) => tag.id);
      const add = answered("yes").concat(state.added).filter((id) => !keep.includes(id));
      const remove = item.questions.filter((question, place) =>
        question.action === "remove" && state.answers[place] === "yes").map((question) => question.id)
        .concat(answered("no"));
      if (state.none) {
        for (const candidate of item.candidates) {
          if (!add.includes(candidate.id)) remove.push(candidate.id);
        }
      }
      if (keep.length + add.length + remove.length === 0) return null;
      const result = { record: item.record, suggested: asked.map((question) => question.id),
        keep: keep, add: add, remove: remove };
      if (keep.length + add.length === 1) result.main = keep.concat(add)[0];
      if (by) result.by = by;
      if (at) result.at = at;
      return result;
    }
    function lines(items, states, by, at) {
      return items.map((item, place) => correction(item, states[place], by, at))
        .filter((found) => found !== null).map((found) => JSON.stringify(found) + "\n").join("");
    }
    function start() {
      const items = document.getElementById("items").textContent.split("\n")
        .filter((line) => line.trim() !== "").map((line) => JSON.parse(line));
      const card = document.getElementById("card");
      const key = "waymark-review-" + items.length + "-" +
        (items.length > 0 ? JSON.stringify(items[0].record).length : 0) + location.pathname;
      let states = items.map(empty);
      try {
        const kept = JSON.parse(localStorage.getItem(key));
        if (kept && kept.length === items.length &&
          kept.every((state, place) => state.answers.length === items[place].questions.length)) {
          states = kept;
        }
      } catch (error) { /* Without storage the page forgets when it is closed. */ }
      let at = 0, row = 0;
      function make(name, text, look) {
        const made = document.createElement(name);
        if (text !== undefined) made.textContent = text;
        if (look) made.className = look;
        return made;
      }
      function show() {
        const done = items.filter((item, place) => isDecided(item, states[place])).length;
        document.getElementById("count").textContent = items.length === 0 ? "Nothing to decide." :
          "Record " + (at + 1) + " of " + items.length + ", " + done + " decided";
        document.getElementById("progress").value = items.length > 0 ? done / items.length : 1;
        card.textContent = "";
        if (items.length === 0) return;
        const item = items[at], state = states[at];
        card.append(make("h2", item.record.name || item.record.id || "Record"));
        if (item.record.organization) card.append(make("p", item.record.organization, "note"));
        card.append(make("p", item.record.description || "", "description"));
        const tags = make("p", item.tags.length > 0 ? "" : "It has no tags.");
        for (const tag of item.tags) tags.append(make("span", tag.label + " · " + tag.id, "tag"));
        card.append(tags);
        const table = make("table");
        item.questions.forEach((question, place) => {
          const answer = state.answers[place];
          const line = make("tr", undefined,
            (place === row ? "at " : "") + (answer === null ? "" : answer));
          line.append(make("td", answer === null ? "?" : answer === "yes" ? "accepted" : "rejected"));
          line.append(make("td", question.action === "add" ? "Add" : "Take away"));
          line.append(make("td", question.label + " · " + question.id));
          line.append(make("td", Math.round(question.confidence * 100) + " %", "number"));
          line.append(make("td", question.reason));
          line.addEventListener("click", () => { row = place; show(); });
          table.append(line);
        });
        card.append(table);
        const list = make("ol");
        item.candidates.forEach((candidate, place) => {
          const button = make("button", candidate.label + " · " + candidate.id + " (" +
            Math.round(candidate.confidence * 100) + " %)");
          if (state.added.includes(candidate.id)) button.className = "done";
          button.addEventListener("click", () => choose(place));
          const line = make("li");
          line.append(button);
          list.append(line);
        });
        card.append(list);
        const other = make("input");
        other.id = "other";
        other.placeholder = "another term: identifier or label";
        other.addEventListener("change", () => {
          if (other.value.trim() !== "") state.added.push(other.value.trim());
          keep();
        });
        card.append(other);
        for (const id of state.added) {
          if (!item.candidates.some((candidate) => candidate.id === id)) {
            card.append(make("span", "added: " + id, "tag"));
          }
        }
        if (state.none) card.append(make("p", "None of the terms offered.", "done"));
      }
      function keep() {
        try { localStorage.setItem(key, JSON.stringify(states)); } catch (error) { /* As above. */ }
        show();
      }
      function answer(word) {
        const state = states[at], count = items[at].questions.length;
        if (count === 0) return;
        state.answers[row] = word;
        const open = state.answers.findIndex((found) => found === null);
        if (open >= 0) row = open; else if (word !== null) move(1);
        keep();
      }
      function choose(place) {
        const state = states[at], candidate = items[at].candidates[place];
        if (!candidate) return;
        const found = state.added.indexOf(candidate.id);
        if (found >= 0) state.added.splice(found, 1); else state.added.push(candidate.id);
        state.none = false;
        keep();
      }
      function move(step) {
        at = Math.min(items.length - 1, Math.max(0, at + step));
        row = 0;
      }
      function save() {
        const by = document.getElementById("by").value.trim();
        const text = lines(items, states, by, new Date().toISOString());
        const link = make("a");
        link.href = URL.createObjectURL(new Blob([text], { type: "application/x-ndjson" }));
        link.download = "corrections.ndjson";
        link.click();
        document.getElementById("saved").textContent =
          text.split("\n").length - 1 + " corrections saved";
      }
      document.getElementById("save").addEventListener("click", save);
      document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || items.length === 0) return;
        if (event.target.tagName === "INPUT") {
          if (event.key === "Escape" || event.key === "Enter") event.target.blur();
          return;
        }
        const count = items[at].questions.length;
        switch (event.key) {
        case "a": answer("yes"); break;
        case "r": answer("no"); break;
        case "u": states[at] = empty(items[at]); row = 0; keep(); break;
        case "x": states[at].none = true; states[at].added = []; keep(); break;
        case "j": row = Math.min(row + 1, Math.max(0, count - 1)); show(); break;
        case "k": row = Math.max(row - 1, 0); show(); break;
        case "n": move(1); show(); break;
        case "p": move(-1); show(); break;
        case "s": save(); break;
        case "t": document.getElementById("other").focus(); break;
        default:
          if (event.key < "1" || event.key > "9" || event.key.length > 1) return;
          choose(Number(event.key) - 1);
        }
        event.preventDefault();
      });
      show();
    }
    if (typeof document !== "undefined") start();

    """#
}
